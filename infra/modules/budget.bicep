metadata description = 'A monthly budget of the resource group. It warns; it stops nothing.'

param name string
param amount int

@description('First day of a month; it cannot be changed later.')
param startDate string

param emails string[]

var contactRoles = [
  'Owner'
]

resource budget 'Microsoft.Consumption/budgets@2024-08-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      actual80: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 80
        thresholdType: 'Actual'
        contactEmails: emails
        contactRoles: contactRoles
      }
      forecast100: {
        enabled: true
        operator: 'GreaterThanOrEqualTo'
        threshold: 100
        thresholdType: 'Forecasted'
        contactEmails: emails
        contactRoles: contactRoles
      }
    }
  }
}
