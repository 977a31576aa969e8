-- The share of its error budget that each account used in the last 28 days, of an objective of 99.9 %.
SELECT
  cluster,
  account,
  SUM(calls) AS calls,
  SUM(failed_calls) AS failed_calls,
  CAST(SUM(failed_calls) AS DOUBLE) / (SUM(calls) * (1 - 0.999)) AS budget_used
FROM api_minutes
WHERE `minute` >= CURRENT_TIMESTAMP - INTERVAL '28' DAY
GROUP BY cluster, account
HAVING SUM(calls) > 0
ORDER BY budget_used DESC, cluster, account
LIMIT 100;
