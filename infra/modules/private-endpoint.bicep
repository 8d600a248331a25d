metadata description = 'A private endpoint with the zone in which the network finds it.'

param name string
param location string
param tags object
param networkId string
param subnetId string

@description('What is reached through it.')
param targetId string

@description('Which part of it: blob, queue, table, vault or sites.')
param groupId string

param zoneName string

@description('Whether the zone is made here; a second endpoint of the same kind uses the one that is there.')
param newZone bool = true

resource zone 'Microsoft.Network/privateDnsZones@2024-06-01' = if (newZone) {
  name: zoneName
  location: 'global'
  tags: tags
}

resource link 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = if (newZone) {
  parent: zone
  name: uniqueString(networkId)
  location: 'global'
  tags: tags
  properties: {
    registrationEnabled: false
    virtualNetwork: {
      id: networkId
    }
  }
}

resource endpoint 'Microsoft.Network/privateEndpoints@2024-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: {
      id: subnetId
    }
    privateLinkServiceConnections: [
      {
        name: groupId
        properties: {
          privateLinkServiceId: targetId
          groupIds: [
            groupId
          ]
        }
      }
    ]
  }
}

resource record 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-07-01' = {
  parent: endpoint
  name: 'default'
  properties: {
    privateDnsZoneConfigs: [
      {
        name: groupId
        properties: {
          privateDnsZoneId: resourceId('Microsoft.Network/privateDnsZones', zoneName)
        }
      }
    ]
  }
  dependsOn: [
    zone
  ]
}
