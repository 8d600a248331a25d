metadata description = 'The Functions app on a plan of Flex Consumption, with its settings and, on request, the sign-in of the platform.'

param name string
param planName string
param location string
param tags object
param identityId string
param identityClientId string
param hostStorageName string

@description('The container from which instances fetch the package of the app.')
param packageContainerUrl string

param telemetryConnection string
param workspaceId string
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyHttp int
param alwaysReadyDurable int
param httpConcurrency int
param zoneRedundant bool

@description('The subnet that the app sends from; empty for none.')
param subnetId string

@description('Whether the app is reached through a private endpoint alone.')
param isPrivate bool

param publicUrl string
param tableEndpoint string
param blobEndpoint string
param vaultName string
param signInClientId string
param signInNameClaim string
param signInGroupsClaim string
param admins string[]
param easyAuth bool
param appSettings object

var issuer = '${environment().authentication.loginEndpoint}${tenant().tenantId}/v2.0'
var hasSignIn = !empty(signInClientId)
var usesPlatform = hasSignIn && easyAuth

// Flex Consumption scales HTTP functions together, durable functions together, and every other function, such as the timer of cadences, by itself.
var alwaysReady = filter([
  {
    name: 'http'
    instanceCount: alwaysReadyHttp
  }
  {
    name: 'durable'
    instanceCount: alwaysReadyDurable
  }
], entry => entry.instanceCount > 0)

var hostSettings = {
  AzureWebJobsStorage__accountName: hostStorageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: telemetryConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'

  // By this, the default credential of the SDKs takes the identity of the app and no other.
  AZURE_CLIENT_ID: identityClientId
}

var ownSettings = {
  PublicUrl: empty(publicUrl) ? 'https://${app.properties.defaultHostName}' : publicUrl
  Azure__Storage__TableEndpoint: tableEndpoint
  Azure__Storage__BlobEndpoint: blobEndpoint
  Connectors__Secrets__KeyVault__Enabled: 'true'
  Connectors__Secrets__KeyVault__AllowedVaults__0: vaultName
  Connectors__Secrets__KeyVault__Suffix: substring(environment().suffixes.keyvaultDns, 1)
  Connectors__Secrets__KeyVault__ManagedIdentityClientId: identityClientId

  // The environment of the process holds what opens its identity, and so does /proc: who writes definitions must not be able to name them as secrets.
  Connectors__Secrets__EnvironmentPrefix: 'RELO_SECRET_'
  Connectors__Secrets__Folder: '/run/secrets/relo'

  // Requests come to the worker from the host beside it; what the host says of the caller's address counts.
  TrustedProxies__0: '127.0.0.0/8'
  TrustedProxies__1: '::1'

  // Without issuer and platform this closes the app instead of opening it to everyone.
  Access__ApiKeys: 'true'
}

var signInSettings = hasSignIn ? {
  Access__Issuers__0__Issuer: issuer
  Access__Issuers__0__Audiences__0: signInClientId
  Access__Issuers__0__Audiences__1: 'api://${signInClientId}'
  Access__Issuers__0__NameClaim: signInNameClaim
  Access__Issuers__0__GroupsClaim: signInGroupsClaim
} : {}

var adminSettings = empty(admins) ? {} : union(
  { Access__Grants__0__Role: 'admin' },
  toObject(range(0, length(admins)), i => 'Access__Grants__0__Users__${i}', i => admins[i])
)

// The header of the platform is believed only where the platform is in front: without it, anyone could send that header.
var platformSettings = usesPlatform ? {
  Access__EasyAuth__Enabled: 'true'
  Access__EasyAuth__NameClaim: signInNameClaim
  Access__EasyAuth__GroupsClaim: signInGroupsClaim

  // The platform proves itself to Microsoft Entra ID with the identity of the app; there is no client secret.
  OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
} : {}

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
    zoneRedundant: zoneRedundant
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'app' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packageContainerUrl
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReady
        triggers: {
          http: {
            perInstanceConcurrency: httpConcurrency
          }
        }
      }
    }
  }
}

// Deployments come with a token, never with a password.
resource passwords 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: {
    allow: false
  }
}

resource settings 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'appsettings'
  properties: union(appSettings, ownSettings, signInSettings, adminSettings, platformSettings, hostSettings)
}

// Who is not signed in is let through to the app, which refuses what needs a person: links, callbacks, webhooks and API keys prove themselves otherwise.
resource signIn 'Microsoft.Web/sites/config@2024-11-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: {
      enabled: usesPlatform
    }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    httpSettings: {
      requireHttps: true
    }
    identityProviders: usesPlatform ? {
      azureActiveDirectory: {
        enabled: true
        registration: {
          clientId: signInClientId
          clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
          openIdIssuer: issuer
        }
        validation: {
          allowedAudiences: [
            signInClientId
            'api://${signInClientId}'
          ]
        }
      }
    } : {}
    login: {
      tokenStore: {
        enabled: false
      }
    }
  }
  dependsOn: [
    settings
  ]
}

resource metrics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'to-workspace'
  scope: app
  properties: {
    workspaceId: workspaceId
    metrics: [
      {
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

output id string = app.id
output name string = app.name
output url string = empty(publicUrl) ? 'https://${app.properties.defaultHostName}' : publicUrl
