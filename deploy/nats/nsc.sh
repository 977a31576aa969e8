#!/bin/sh
# Written by RightsFilesTest from what the doctor asks for. Run what you need where nsc has the operator's keys;
# users are not pushed. Their credentials: nsc generate creds --account ACCOUNT --name USER
set -eu

# the job, which reads telemetry of an observatory and asks servers through it
nsc add user --account 'FLEET' --name 'aftershock-reader' \
  --allow-pub '$JS.API.STREAM.INFO.FLEET,$JS.API.CONSUMER.CREATE.FLEET.>,$JS.API.CONSUMER.MSG.NEXT.FLEET.>,$JS.API.CONSUMER.DELETE.FLEET.>,fleet.*.mon.ping.jsz,fleet.*.mon.ping.raftz,fleet.*.mon.*.ping.healthz' \
  --allow-sub '_INBOX.>'

# the job, where it asks servers by their system account (`polls: {by: system_account}`)
nsc add user --account 'SYS' --name 'aftershock-poller' \
  --allow-pub '$SYS.REQ.SERVER.PING.JSZ,$SYS.REQ.SERVER.PING.RAFTZ,$SYS.REQ.SERVER.PING.HEALTHZ' \
  --allow-sub '_INBOX.>'

# the job, where it listens without a stream (`subscriptions`): one user in each account
nsc add user --account 'ORDERS' --name 'aftershock-listener' \
  --deny-pub '>' \
  --allow-sub '$JS.EVENT.ADVISORY.>'

# the job, which publishes findings
nsc add user --account 'FINDINGS' --name 'aftershock-writer' \
  --allow-pub 'findings.>,$JS.API.STREAM.INFO.FINDINGS' \
  --allow-sub '_INBOX.>'

# the exporter, which reads findings, tells Prometheus and alerts, and keeps counts
nsc add user --account 'FINDINGS' --name 'aftershock-exporter' \
  --allow-pub '$JS.API.STREAM.INFO.FINDINGS,$JS.API.CONSUMER.CREATE.FINDINGS.>,$JS.API.CONSUMER.MSG.NEXT.FINDINGS.>,$JS.API.CONSUMER.DELETE.FINDINGS.>,$JS.API.STREAM.INFO.KV_aftershock-exporter,$JS.API.DIRECT.GET.KV_aftershock-exporter.>,$JS.API.CONSUMER.CREATE.KV_aftershock-exporter.>,$JS.API.CONSUMER.INFO.KV_aftershock-exporter.>,$JS.API.CONSUMER.DELETE.KV_aftershock-exporter.>,$KV.aftershock-exporter.>' \
  --allow-sub '_INBOX.>'

# the verb `watch`, which reads findings
nsc add user --account 'FINDINGS' --name 'aftershock-watch' \
  --allow-pub '$JS.API.STREAM.INFO.FINDINGS,$JS.API.CONSUMER.CREATE.FINDINGS.>,$JS.API.CONSUMER.MSG.NEXT.FINDINGS.>,$JS.API.CONSUMER.DELETE.FINDINGS.>' \
  --allow-sub '_INBOX.>'

# the job, which reads the bucket of policies
nsc add user --account 'FINDINGS' --name 'aftershock-policy' \
  --allow-pub '$JS.API.STREAM.INFO.KV_policy,$JS.API.CONSUMER.CREATE.KV_policy.>,$JS.API.CONSUMER.INFO.KV_policy.>,$JS.API.CONSUMER.DELETE.KV_policy.>' \
  --allow-sub '_INBOX.>'

# the job, which reads the bucket of clusters
nsc add user --account 'FINDINGS' --name 'aftershock-fleet' \
  --allow-pub '$JS.API.STREAM.INFO.KV_clusters,$JS.API.CONSUMER.CREATE.KV_clusters.>,$JS.API.CONSUMER.INFO.KV_clusters.>,$JS.API.CONSUMER.DELETE.KV_clusters.>' \
  --allow-sub '_INBOX.>'

# the verb `doctor`, which needs all that the reader may, and looks closer
nsc add user --account 'FLEET' --name 'aftershock-doctor' \
  --allow-pub '$JS.API.STREAM.INFO.FLEET,$JS.API.CONSUMER.CREATE.FLEET.>,$JS.API.CONSUMER.MSG.NEXT.FLEET.>,$JS.API.CONSUMER.DELETE.FLEET.>,fleet.*.mon.ping.jsz,fleet.*.mon.ping.raftz,fleet.*.mon.*.ping.healthz,$JS.API.STREAM.MSG.GET.FLEET,observatory.leafz,fleet.*.mon.ping.healthz,fleet.*.mon.ping.accountz' \
  --allow-sub '_INBOX.>,fleet.*.adv.>'
