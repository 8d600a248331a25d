metadata description = 'The private endpoints of both storage accounts and of the vault.'

param location string
param tags object
param networkId string
param subnetId string
param dataStorageId string
param hostStorageId string
param vaultId string

// Durable Functions uses blobs, queues and tables of the account of the host; the app uses tables and blobs of its own.
var hostServices = [
  'blob'
  'queue'
  'table'
]
var dataServices = [
  'blob'
  'table'
]

module host 'private-endpoint.bicep' = [for service in hostServices: {
  name: 'host-${service}-endpoint'
  params: {
    name: 'pe-host-${service}-${uniqueString(hostStorageId)}'
    location: location
    tags: tags
    networkId: networkId
    subnetId: subnetId
    targetId: hostStorageId
    groupId: service
    zoneName: 'privatelink.${service}.${environment().suffixes.storage}'
  }
}]

module data 'private-endpoint.bicep' = [for service in dataServices: {
  name: 'data-${service}-endpoint'
  params: {
    name: 'pe-data-${service}-${uniqueString(dataStorageId)}'
    location: location
    tags: tags
    networkId: networkId
    subnetId: subnetId
    targetId: dataStorageId
    groupId: service
    zoneName: 'privatelink.${service}.${environment().suffixes.storage}'
    newZone: false
  }
  dependsOn: [
    host
  ]
}]

module vault 'private-endpoint.bicep' = {
  name: 'vault-endpoint'
  params: {
    name: 'pe-vault-${uniqueString(vaultId)}'
    location: location
    tags: tags
    networkId: networkId
    subnetId: subnetId
    targetId: vaultId
    groupId: 'vault'

    // The zone is not the suffix of vaults itself: privatelink.vaultcore.azure.net for vault.azure.net.
    zoneName: 'privatelink${replace(environment().suffixes.keyvaultDns, '.vault.', '.vaultcore.')}'
  }
}
