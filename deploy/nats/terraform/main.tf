# Streams, buckets and a consumer in an observatory, as deploy/observatory and deploy/nats/nack have them.
terraform {
  required_providers {
    jetstream = {
      source  = "nats-io/jetstream"
      version = "~> 0.4"
    }
  }
}

variable "servers" {
  description = "The observatory, such as nats://observatory-1.example.net:4222."
  type        = string
}

variable "fleet_credentials" {
  description = "A .creds file of the account that stores telemetry."
  type        = string
}

variable "findings_credentials" {
  description = "A .creds file of the account that stores findings."
  type        = string
}

provider "jetstream" {
  alias       = "fleet"
  servers     = var.servers
  credentials = var.fleet_credentials
}

provider "jetstream" {
  alias       = "findings"
  servers     = var.servers
  credentials = var.findings_credentials
}

# It holds your clients' data: a day, and no more than its disk.
resource "jetstream_stream" "fleet" {
  provider         = jetstream.fleet
  name             = "FLEET"
  subjects         = ["fleet.*.adv.>", "fleet.*.sys.>"]
  storage          = "file"
  retention        = "limits"
  discard          = "old"
  max_age          = 86400
  max_bytes        = 20000000000
  duplicate_window = 10
}

resource "jetstream_stream" "findings" {
  provider         = jetstream.findings
  name             = "FINDINGS"
  subjects         = ["findings.>"]
  storage          = "file"
  retention        = "limits"
  discard          = "old"
  max_age          = 2592000
  max_bytes        = 1000000000
  duplicate_window = 3600
}

resource "jetstream_kv_bucket" "policy" {
  provider = jetstream.findings
  name     = "policy"
  history  = 10
}

resource "jetstream_kv_bucket" "exporter" {
  provider = jetstream.findings
  name     = "aftershock-exporter"
  history  = 1
}

resource "jetstream_consumer" "breaches" {
  provider       = jetstream.findings
  stream_id      = jetstream_stream.findings.id
  durable_name   = "breaches"
  filter_subject = "findings.breach.>"
  deliver_new    = true
  ack_policy     = "explicit"
  ack_wait       = 30
  max_delivery   = 5
}
