metadata description = 'Alerts: releases that failed, work that stands still, answers that come late, errors, and an app that cannot be reached. docs/azure.md#alerts says what to do about each.'

param token string
param location string
param tags object
param componentId string
param emails string[]

@description('Asked from outside every five minutes; empty where nobody outside reaches the app.')
param healthUrl string

// Severity 1: somebody must look now. 2: today. 3: it is good to know.
var rules = [
  {
    name: 'failed-releases'
    title: 'A release failed'
    severity: 3
    query: loadTextContent('../queries/failed-releases.kql')
    every: 'PT5M'
    window: 'PT10M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'stuck-orchestrations'
    title: 'A release cannot go on: an orchestration ended with an error'
    severity: 1
    query: loadTextContent('../queries/stuck-orchestrations.kql')
    every: 'PT5M'
    window: 'PT10M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'silent-scheduler'
    title: 'The timer that starts, wakes and moves releases does not run'
    severity: 1
    query: loadTextContent('../queries/silent-scheduler.kql')
    every: 'PT5M'
    window: 'PT15M'
    operator: 'LessThan'
    threshold: 1
  }
  {
    name: 'backlog'
    title: 'Releases answer late: more is to be done than the task hub gets done'
    severity: 2
    query: loadTextContent('../queries/backlog.kql')
    every: 'PT5M'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'server-errors'
    title: 'The API answers with errors of its own'
    severity: 2
    query: loadTextContent('../queries/server-errors.kql')
    every: 'PT5M'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 5
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(emails)) {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'relo'
    emailReceivers: [for (address, i) in emails: {
      name: 'mail-${i}'
      emailAddress: address
      useCommonAlertSchema: true
    }]
  }
}

resource queries 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${rule.name}-${token}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.title
    severity: rule.severity
    enabled: true
    autoMitigate: true
    evaluationFrequency: rule.every
    windowSize: rule.window
    scopes: [
      componentId
    ]
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: rule.operator
          threshold: rule.threshold
          failingPeriods: {
            numberOfEvaluationPeriods: 1
            minFailingPeriodsToAlert: 1
          }
        }
      ]
    }
    actions: {
      actionGroups: empty(emails) ? [] : [
        people.id
      ]
    }
  }
}]

// Three places, of which two must fail: one that cannot reach Azure at the moment wakes nobody.
resource health 'Microsoft.Insights/webtests@2022-06-15' = if (!empty(healthUrl)) {
  name: 'health-${token}'
  location: location
  tags: union(tags, { 'hidden-link:${componentId}': 'Resource' })
  kind: 'standard'
  properties: {
    SyntheticMonitorId: 'health-${token}'
    Name: 'health'
    Enabled: true
    Frequency: 300
    Timeout: 60
    Kind: 'standard'
    RetryEnabled: true
    Locations: [
      {
        Id: 'emea-nl-ams-azr'
      }
      {
        Id: 'us-va-ash-azr'
      }
      {
        Id: 'apac-sg-sin-azr'
      }
    ]
    Request: {
      RequestUrl: healthUrl
      HttpVerb: 'GET'
    }
    ValidationRules: {
      ExpectedHttpStatusCode: 200
      SSLCheck: true
      SSLCertRemainingLifetimeCheck: 7
    }
  }
}

resource unreachable 'Microsoft.Insights/metricAlerts@2018-03-01' = if (!empty(healthUrl)) {
  name: 'unreachable-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The app cannot be reached, or its store cannot be written'
    severity: 1
    enabled: true
    autoMitigate: true
    evaluationFrequency: 'PT5M'
    windowSize: 'PT15M'
    scopes: [
      health.id
      componentId
    ]
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria'
      webTestId: health.id
      componentId: componentId
      failedLocationCount: 2
    }
    actions: empty(emails) ? [] : [
      {
        actionGroupId: people.id
      }
    ]
  }
}
