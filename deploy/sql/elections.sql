-- How often each cluster elected a meta leader in the last 4 weeks, and how long it had none.
SELECT
  cluster,
  leader,
  cause,
  COUNT(*) AS elections,
  SUM(outage_ms) AS outage_ms
FROM elections
WHERE `scope` = 'meta' AND `at` >= CURRENT_TIMESTAMP - INTERVAL '28' DAY
GROUP BY cluster, leader, cause
ORDER BY cluster, elections DESC, leader, cause;
