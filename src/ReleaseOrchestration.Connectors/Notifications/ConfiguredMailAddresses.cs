using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Notifications;
using ReleaseOrchestration.Core.Notifications;

namespace ReleaseOrchestration.Connectors.Notifications;

/// <summary>Addresses from the settings; else a user id that is an address itself.</summary>
internal sealed class ConfiguredMailAddresses(IOptions<NotificationOptions> options) : IMailAddresses
{
    private const string Prefix = "user:";

    public string? Find(string person)
    {
        var id = person.StartsWith(Prefix, StringComparison.Ordinal) ? person[Prefix.Length..] : person;
        return options.Value.Addresses.TryGetValue(id, out var address) && MailAddresses.IsOne(address) ? address : MailAddresses.IsOne(id) ? id : null;
    }
}
