-- Whose calls failed most in the last 7 days, in what, and with which code.
SELECT
  cluster,
  account,
  client,
  operation,
  error_code,
  SUM(errors) AS failed_calls,
  COUNT(DISTINCT `minute`) AS `minutes`
FROM client_minutes
WHERE `minute` >= CURRENT_TIMESTAMP - INTERVAL '7' DAY
GROUP BY cluster, account, client, operation, error_code
ORDER BY failed_calls DESC, cluster, account, client
LIMIT 50;
