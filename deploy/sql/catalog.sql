-- Names the history to Flink SQL. As written: the warehouse of `run --state DIR`, read on the machine that has it.
-- The name of the catalog is that under which the job lists its tables: keep it.
-- On a cluster: 'uri' = 'jdbc:postgresql://HOST/DATABASE' with 'jdbc.user' and 'jdbc.password', or 'type' = 'rest'; 'warehouse' = 's3://BUCKET/PATH'.
CREATE CATALOG aftershock WITH (
  'type' = 'iceberg',
  'catalog-impl' = 'org.apache.iceberg.jdbc.JdbcCatalog',
  'uri' = 'jdbc:sqlite:${DIR}/history/catalog.db',
  'warehouse' = '${DIR}/history/warehouse'
);
USE CATALOG aftershock;
USE aftershock;
