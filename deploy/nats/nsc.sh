#!/bin/sh
# Written by RightsFilesTest from what the doctor asks for. Run what you need where nsc has the operator's keys, then: nsc push --all
set -eu

# the job, reading telemetry
nsc add user --account 'FLEET' --name 'aftershock-reader' \
  --allow-pub '$JS.API.STREAM.INFO.FLEET,$JS.API.CONSUMER.CREATE.FLEET.>,$JS.API.CONSUMER.MSG.NEXT.FLEET.>,$JS.API.CONSUMER.DELETE.FLEET.>' \
  --allow-sub '_INBOX.>'

# the job, publishing findings
nsc add user --account 'FINDINGS' --name 'aftershock-writer' \
  --allow-pub 'findings.>,$JS.API.STREAM.INFO.FINDINGS' \
  --allow-sub '_INBOX.>'

# the exporter, reading findings and keeping counts
nsc add user --account 'FINDINGS' --name 'aftershock-exporter' \
  --allow-pub '$JS.API.STREAM.INFO.FINDINGS,$JS.API.CONSUMER.CREATE.FINDINGS.>,$JS.API.CONSUMER.MSG.NEXT.FINDINGS.>,$JS.API.CONSUMER.DELETE.FINDINGS.>,$JS.API.STREAM.INFO.KV_aftershock-exporter,$JS.API.DIRECT.GET.KV_aftershock-exporter.>,$JS.API.CONSUMER.CREATE.KV_aftershock-exporter.>,$JS.API.CONSUMER.INFO.KV_aftershock-exporter.>,$JS.API.CONSUMER.DELETE.KV_aftershock-exporter.>,$KV.aftershock-exporter.>' \
  --allow-sub '_INBOX.>'

# the verb watch, reading findings
nsc add user --account 'FINDINGS' --name 'aftershock-watch' \
  --allow-pub '$JS.API.STREAM.INFO.FINDINGS,$JS.API.CONSUMER.CREATE.FINDINGS.>,$JS.API.CONSUMER.MSG.NEXT.FINDINGS.>,$JS.API.CONSUMER.DELETE.FINDINGS.>' \
  --allow-sub '_INBOX.>'

# the job, reading the policy bucket
nsc add user --account 'FINDINGS' --name 'aftershock-policy' \
  --allow-pub '$JS.API.STREAM.INFO.KV_policy,$JS.API.CONSUMER.CREATE.KV_policy.>,$JS.API.CONSUMER.INFO.KV_policy.>,$JS.API.CONSUMER.DELETE.KV_policy.>' \
  --allow-sub '_INBOX.>'

# the job, reading the fleet bucket
nsc add user --account 'FINDINGS' --name 'aftershock-fleet' \
  --allow-pub '$JS.API.STREAM.INFO.KV_clusters,$JS.API.CONSUMER.CREATE.KV_clusters.>,$JS.API.CONSUMER.INFO.KV_clusters.>,$JS.API.CONSUMER.DELETE.KV_clusters.>' \
  --allow-sub '_INBOX.>'
