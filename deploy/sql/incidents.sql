-- What was found in the last 7 days, and for how long it lasted: of each breach its last revision.
SELECT
  cluster,
  account,
  `check`,
  severity,
  opened_at,
  TIMESTAMPDIFF(SECOND, opened_at, closed_at) AS lasted_s,
  summary
FROM (
  SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY revision DESC) AS newest
  FROM breaches
  WHERE opened_at >= CURRENT_TIMESTAMP - INTERVAL '7' DAY
)
WHERE newest = 1
ORDER BY opened_at, cluster, `check`;
