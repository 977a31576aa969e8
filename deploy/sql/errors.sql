-- Which accounts failed most in the last 7 days, day by day: two counts, and the ratio made of them.
SELECT
  cluster,
  COALESCE(MAX(account_name), account) AS account,
  CAST(`minute` AS DATE) AS `day`,
  SUM(calls) AS calls,
  SUM(failed_calls) AS failed_calls,
  CAST(SUM(failed_calls) AS DOUBLE) / SUM(calls) AS ratio,
  COUNT(DISTINCT CASE WHEN complete THEN NULL ELSE `minute` END) AS incomplete_minutes
FROM api_minutes
WHERE `minute` >= CURRENT_TIMESTAMP - INTERVAL '7' DAY
GROUP BY cluster, account, CAST(`minute` AS DATE)
HAVING SUM(failed_calls) > 0
ORDER BY ratio DESC, cluster, account, `day`
LIMIT 100;
