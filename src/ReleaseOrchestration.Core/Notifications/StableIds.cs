using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Core.Notifications;

/// <summary>Ids that are the same whenever the same thing is looked at again.</summary>
public static class StableIds
{
    /// <summary>The id of an entry of a trail.</summary>
    public static string Event(MachineAddress trail, long sequence) => "evt_" + Hash(string.Create(CultureInfo.InvariantCulture, $"{trail}\n{sequence}"));

    /// <summary>The id of something about a node that no entry tells.</summary>
    public static string Event(MachineAddress node, string what) => "evt_" + Hash($"{node}\n{what}");

    /// <summary>The id of what is sent of an event by a rule to a channel, and there to a recipient.</summary>
    public static string Delivery(string eventId, string rule, string channel, string recipient) => "msg_" + Hash($"{eventId}\n{rule}\n{channel}\n{recipient}");

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
