metadata name = 'ReleaseOrchestration'
metadata description = 'ReleaseOrchestration on Azure Functions (Flex Consumption): app, storage, vault, telemetry, alerts; on request sign-in by the platform, a private network and a budget.'

targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('Name of the environment; part of the name of the resource group and the source of all unique names.')
param environmentName string

@minLength(1)
@description('Region of everything. It must offer Flex Consumption: az functionapp list-flexconsumption-locations.')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Name of the resource group; rg-<environment> when empty.')
param resourceGroupName string = ''

@description('Tags of everything, besides the one by which azd finds its resources.')
param tags object = {}

// Size: docs/azure.md#scale says what each of these does.

@allowed([
  512
  2048
  4096
])
@description('Memory of an instance. Durable Functions keeps histories in memory while it replays them, and processors come with memory.')
param instanceMemoryMB int = 2048

@minValue(40)
@maxValue(1000)
@description('The most instances of one group of functions. 40 is the smallest number that every region takes; the task hub feeds no more orchestrator instances than it has partitions.')
param maximumInstanceCount int = 40

@minValue(0)
@maxValue(100)
@description('Instances that always wait for HTTP. 0: the first request after a while waits for a start.')
param alwaysReadyHttp int = 0

@minValue(0)
@maxValue(100)
@description('Instances that always wait for orchestrations. With 1, callers get their answer within the ten seconds for which the API waits, also after a quiet night.')
param alwaysReadyDurable int = 0

@minValue(1)
@maxValue(1000)
@description('Requests that an instance serves at once. They wait for storage most of the time, and every open event stream is one of them.')
param httpConcurrency int = 100

@description('Spread instances over zones, in regions that have them.')
param zoneRedundant bool = false

// Data.

@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
@description('Copies of both storage accounts. The two must be alike: a failover has to move documents and running orchestrations together.')
param storageRedundancy string = 'Standard_GRS'

@minValue(7)
@maxValue(365)
@description('Days for which deleted blobs and old versions of blobs can be brought back.')
param blobRetentionDays int = 30

@description('Refuse to delete the data account and the vault. It stops azd down, too.')
param deleteLock bool = false

// Sign-in. Without a client id the app is closed: nobody but health checks gets in.

@description('Client id of the app registration whose tokens count; see docs/azure.md#sign-in.')
param signInClientId string = ''

@description('Claim that names a person as definitions do. It must be one that people cannot change themselves.')
param signInNameClaim string = 'preferred_username'

@description('Claim that lists the groups of a person.')
param signInGroupsClaim string = 'groups'

@description('People with the role admin, with commas; other grants come with appSettings.')
param adminUsers string = ''

@description('Let the platform sign people in (Easy Auth), in addition to tokens. Needs signInClientId.')
param easyAuth bool = false

@description('Address under which people reach the app; the one that Azure gives it when empty.')
param publicUrl string = ''

@description('Further settings of the app, such as Access__Grants__1__Role. Never secrets: those belong into the vault.')
param appSettings object = {}

// Network.

@description('Reach storage and vault through private endpoints alone.')
param privateNetwork bool = false

@description('Reach the app, its deployment included, from inside the network alone. Links in mails and webhooks from outside then need a gateway of yours. Needs privateNetwork.')
param privateIngress bool = false

@description('Addresses of the network: a /24 or larger.')
param addressPrefix string = '10.80.0.0/24'

// People and money.

@description('Who deploys, as an object id; may write secrets into the vault.')
param deployerPrincipalId string = ''

@allowed([
  'User'
  'Group'
  'ServicePrincipal'
])
param deployerPrincipalType string = 'User'

@description('Addresses that get alerts and budget warnings, with commas.')
param alertEmails string = ''

@minValue(0)
@description('Monthly budget of the resource group in the currency of the subscription; 0 for none.')
param budgetAmount int = 0

@description('First day of a month, such as 2027-01-01, from which the budget counts; it cannot be changed later.')
param budgetStart string = ''

@minValue(30)
@maxValue(730)
@description('Days for which telemetry is kept.')
param logRetentionDays int = 30

@minValue(-1)
@description('Gigabytes of telemetry a day at which ingestion stops; -1 for no cap. A cap blinds the alerts until midnight.')
param dailyLogCapGb int = -1

var token = toLower(uniqueString(subscription().id, environmentName, location))
var allTags = union(tags, { 'azd-env-name': environmentName })
var emails = empty(alertEmails) ? [] : map(split(alertEmails, ','), address => trim(address))
var admins = empty(adminUsers) ? [] : map(split(adminUsers, ','), person => trim(person))

resource group 'Microsoft.Resources/resourceGroups@2024-11-01' = {
  name: empty(resourceGroupName) ? 'rg-${environmentName}' : resourceGroupName
  location: location
  tags: allTags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-${token}'
    location: location
    tags: allTags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: 'log-${token}'
    componentName: 'appi-${token}'
    location: location
    tags: allTags
    retentionDays: logRetentionDays
    dailyCapGb: dailyLogCapGb
    publisherPrincipalId: identity.outputs.principalId
  }
}

// What must outlive everything: documents, evidence, audit, keys of links. Who can read it could sign as the app does.
module dataStorage 'modules/storage.bicep' = {
  name: 'data-storage'
  scope: group
  params: {
    name: 'stdata${token}'
    location: location
    tags: allTags
    redundancy: storageRedundancy
    versioning: true
    retentionDays: blobRetentionDays
    roles: [
      'Storage Blob Data Contributor'
      'Storage Table Data Contributor'
    ]
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    isPrivate: privateNetwork
    deleteLock: deleteLock
  }
}

// What the host works with: its locks, the task hub, the package of the app. An account of its own, so that the load of queues and the purge of old instances do not touch the data.
module hostStorage 'modules/storage.bicep' = {
  name: 'host-storage'
  scope: group
  params: {
    name: 'sthost${token}'
    location: location
    tags: allTags
    redundancy: storageRedundancy
    versioning: false
    retentionDays: 7
    containers: [
      'app-package'
    ]
    roles: [
      'Storage Blob Data Owner'
      'Storage Queue Data Contributor'
      'Storage Table Data Contributor'
    ]
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    isPrivate: privateNetwork
    deleteLock: false
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: allTags
    readerPrincipalId: identity.outputs.principalId
    officerPrincipalId: deployerPrincipalId
    officerPrincipalType: deployerPrincipalType
    workspaceId: monitoring.outputs.workspaceId
    isPrivate: privateNetwork
    deleteLock: deleteLock
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  name: 'network'
  scope: group
  params: {
    name: 'vnet-${token}'
    location: location
    tags: allTags
    addressPrefix: addressPrefix
  }
}

module endpoints 'modules/private-endpoints.bicep' = if (privateNetwork) {
  name: 'endpoints'
  scope: group
  params: {
    location: location
    tags: allTags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
    dataStorageId: dataStorage.outputs.id
    hostStorageId: hostStorage.outputs.id
    vaultId: vault.outputs.id
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: allTags
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    hostStorageName: hostStorage.outputs.name
    packageContainerUrl: '${hostStorage.outputs.blobEndpoint}app-package'
    telemetryConnection: monitoring.outputs.connectionString
    workspaceId: monitoring.outputs.workspaceId
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
    alwaysReadyDurable: alwaysReadyDurable
    httpConcurrency: httpConcurrency
    zoneRedundant: zoneRedundant
    subnetId: privateNetwork ? network!.outputs.appSubnetId : ''
    isPrivate: privateNetwork && privateIngress
    publicUrl: publicUrl
    tableEndpoint: dataStorage.outputs.tableEndpoint
    blobEndpoint: dataStorage.outputs.blobEndpoint
    vaultName: vault.outputs.name
    signInClientId: signInClientId
    signInNameClaim: signInNameClaim
    signInGroupsClaim: signInGroupsClaim
    admins: admins
    easyAuth: easyAuth
    appSettings: appSettings
  }
  dependsOn: [
    endpoints
  ]
}

module appEndpoint 'modules/private-endpoint.bicep' = if (privateNetwork && privateIngress) {
  name: 'app-endpoint'
  scope: group
  params: {
    name: 'pe-app-${token}'
    location: location
    tags: allTags
    networkId: network!.outputs.id
    subnetId: network!.outputs.endpointSubnetId
    targetId: app.outputs.id
    groupId: 'sites'
    zoneName: 'privatelink.azurewebsites.net'
  }
}

module alerts 'modules/alerts.bicep' = {
  name: 'alerts'
  scope: group
  params: {
    token: token
    location: location
    tags: allTags
    componentId: monitoring.outputs.componentId
    emails: emails
    healthUrl: privateNetwork && privateIngress ? '' : '${app.outputs.url}/readyz'
  }
}

module budget 'modules/budget.bicep' = if (budgetAmount > 0) {
  name: 'budget'
  scope: group
  params: {
    name: 'budget-${environmentName}'
    amount: budgetAmount
    startDate: budgetStart
    emails: emails
  }
}

// azd keeps these in its environment.
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = app.outputs.name
output RELO_URL string = app.outputs.url
output RELO_VAULT string = vault.outputs.name
output RELO_DATA_ACCOUNT string = dataStorage.outputs.name
output RELO_HOST_ACCOUNT string = hostStorage.outputs.name
output RELO_IDENTITY_PRINCIPAL_ID string = identity.outputs.principalId
output RELO_IDENTITY_CLIENT_ID string = identity.outputs.clientId
