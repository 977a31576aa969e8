{{/*
The name of all that belongs to a release. The operator takes 45 characters of a FlinkDeployment and no dot, Kubernetes 52 of a
CronJob, whose name is the longest that is made of it.
*/}}
{{- define "aftershock.name" -}}
{{- $what := .Values.nameOverride | default .Chart.Name -}}
{{- $release := .Release.Name | replace "." "-" -}}
{{- if .Values.fullnameOverride }}{{ .Values.fullnameOverride }}
{{- else if contains $what $release }}{{ $release | trunc 40 | trimSuffix "-" }}
{{- else }}{{ printf "%s-%s" $release $what | trunc 40 | trimSuffix "-" }}{{ end }}
{{- end }}

{{/* Labels by which a part is selected: (dict "root" $ "part" "exporter"). They must not change once it runs. */}}
{{- define "aftershock.selector" -}}
app.kubernetes.io/name: aftershock
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .part }}
{{- end }}

{{/* All labels of a part. */}}
{{- define "aftershock.labels" -}}
{{ include "aftershock.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ .root.Chart.Name }}-{{ .root.Chart.Version }}
{{- end }}

{{- define "aftershock.podLabels" -}}
{{ include "aftershock.selector" . }}
{{- with .root.Values.pod.labels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "aftershock.image" -}}
{{- with .Values.image }}
{{- if .digest }}{{ .repository }}@{{ .digest }}{{ else }}{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}{{ end }}
{{- end }}
{{- end }}

{{/* A new configuration is a new pod; the operator upgrades the job for it. */}}
{{- define "aftershock.podAnnotations" -}}
aftershock.io/config: {{ toYaml .Values.config | sha256sum | trunc 16 }}
{{- with .Values.pod.annotations }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "aftershock.podSecurity" -}}
runAsNonRoot: true
runAsUser: {{ .Values.pod.user }}
runAsGroup: {{ .Values.pod.group }}
fsGroup: {{ .Values.pod.group }}
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "aftershock.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: {drop: [ALL]}
{{- end }}

{{/* Where pods may run. */}}
{{- define "aftershock.placement" -}}
{{- with .Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
{{- with .Values.pod.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .Values.pod.nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.pod.tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.pod.affinity }}
affinity: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/*
The folder of the configuration: the file of the fleet, and the files of secrets that it names. One volume of several
sources, since nothing can be mounted into a ConfigMap's.
*/}}
{{- define "aftershock.configVolume" -}}
- name: config
  projected:
    defaultMode: 288 # 0440
    sources:
      - configMap:
          name: {{ include "aftershock.name" . }}
          items: [{key: fleet.yaml, path: fleet.yaml}]
      {{- range .Values.secretFiles }}
      - secret:
          name: {{ .secret }}
          items: [{key: {{ .key | quote }}, path: {{ printf "secrets/%s" .file | quote }}}]
      {{- end }}
{{- end }}

{{/* The credentials of the object store, as AWS tools read them: of Flink's file system, and of history's. */}}
{{- define "aftershock.storageEnvironment" -}}
{{- if .Values.storage.region }}
- {name: AWS_REGION, value: {{ .Values.storage.region | quote }}}
{{- end }}
{{- if .Values.storage.credentials.secret }}
- {name: AWS_SHARED_CREDENTIALS_FILE, value: /etc/aftershock-storage/credentials}
{{- end }}
{{- end }}

{{- define "aftershock.storageMount" -}}
{{- if .Values.storage.credentials.secret }}
- {name: storage, mountPath: /etc/aftershock-storage, readOnly: true}
{{- end }}
{{- end }}

{{- define "aftershock.storageVolume" -}}
{{- with .Values.storage.credentials }}
{{- if .secret }}
- name: storage
  secret: {secretName: {{ .secret }}, defaultMode: 288, items: [{key: {{ .key | quote }}, path: credentials}]}
{{- end }}
{{- end }}
{{- end }}

{{/* Peers of a NetworkPolicy for one kind of neighbour, or anywhere: (dict "root" $ "what" "nats"). */}}
{{- define "aftershock.egress" -}}
{{- $ports := index .root.Values.networkPolicy.ports .what }}
{{- if $ports }}
- ports:
    {{- range $ports }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
  {{- with index .root.Values.networkPolicy.peers .what }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}

{{- define "aftershock.egressDns" -}}
- ports:
    {{- range .Values.networkPolicy.ports.dns }}
    - {protocol: UDP, port: {{ . }}}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
  {{- with .Values.networkPolicy.peers.dns }}
  to: {{- toYaml . | nindent 4 }}
  {{- end }}
{{- end }}

{{/* What the configuration says of the exporter, so that it has to be said once. */}}
{{- define "aftershock.exporterPort" -}}
{{- $exporter := (.Values.config | default dict).exporter | default dict -}}
{{- $exporter.listen | default "0.0.0.0:9747" | toString | regexFind "[0-9]+$" -}}
{{- end }}

{{- define "aftershock.exporterScheme" -}}
{{- $exporter := (.Values.config | default dict).exporter | default dict -}}
{{- if $exporter.tls }}https{{ else }}http{{ end -}}
{{- end }}

{{/* What no schema can tell; each sentence says what is missing, and what to do. */}}
{{- define "aftershock.checks" -}}
{{- if not (regexMatch "^[a-z]" (include "aftershock.name" .)) }}
{{- fail (printf "%s: the operator takes names only that begin with a letter; choose another name of the release, or set fullnameOverride" (include "aftershock.name" .)) }}
{{- end }}
{{- if not .Values.config }}
{{- fail "config: is empty; put the configuration of the fleet there, as docs/configuration.md describes it" }}
{{- end }}
{{- if not .Values.storage.uri }}
{{- fail "storage.uri: is empty; name a folder in an object store for checkpoints and savepoints, such as s3://aftershock/state" }}
{{- end }}
{{- if and .Values.exporter.enabled (not .Values.config.findings) }}
{{- fail "exporter.enabled: needs config.findings, from where it reads; name the stream of findings there, or set exporter.enabled=false" }}
{{- end }}
{{- if and .Values.maintenance.enabled (not (.Values.config.history | default dict).catalog) }}
{{- fail "maintenance.enabled: needs config.history.catalog; name the catalog there, or set maintenance.enabled=false" }}
{{- end }}
{{- if and .Values.autoscaler.enabled .Values.config.policy }}
{{- fail "autoscaler.enabled: cannot be had with config.policy, which cuts the job's keyed chain in two; parts of different parallelism would look for the clusters' state in the wrong place. Set autoscaler.enabled=false" }}
{{- end }}
{{- if .Values.networkPolicy.enabled }}
{{- $alerts := .Values.config.alerts | default dict }}
{{- if and .Values.exporter.enabled (or $alerts.alertmanagers $alerts.webhook) (not .Values.networkPolicy.ports.alerts) }}
{{- fail "networkPolicy.ports.alerts: is empty, so that the exporter could not reach what config.alerts names; put the ports of Alertmanager and webhook there, such as [9093]" }}
{{- end }}
{{- if and (.Values.config.history | default dict).catalog (not .Values.networkPolicy.ports.catalog) }}
{{- fail "networkPolicy.ports.catalog: is empty, so that nobody could reach config.history.catalog; put its port there, such as [5432]" }}
{{- end }}
{{- end }}
{{- if and .Values.job.savepointRedeployNonce (not .Values.job.initialSavepoint) }}
{{- fail "job.savepointRedeployNonce: begins anew from job.initialSavepoint, which is empty; name the savepoint there" }}
{{- end }}
{{- if gt (int .Values.exporter.minAvailable) (sub (int .Values.exporter.replicas) 1 | int) }}
{{- if gt (int .Values.exporter.replicas) 1 }}
{{- fail "exporter.minAvailable: has to be less than exporter.replicas, or no node could ever be drained" }}
{{- end }}
{{- end }}
{{- end }}
