using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Notifications;

/// <summary>Deliveries as a table.</summary>
internal static class DeliveryTable
{
    public static TextTable Of(IEnumerable<DeliveryLine> deliveries, string empty) => deliveries.Aggregate(
        new TextTable("ID", "STATE", "RULE", "CHANNEL", "TO", "CREATED", "TRIES", "NEXT", "WHAT", "ERROR") { Empty = empty },
        (table, line) => table.Add(
            line.Id, line.State, line.Rule, line.Channel, line.Recipient, Instants.Show(line.CreatedAt), line.Tries.ToString(System.Globalization.CultureInfo.InvariantCulture), line.Due is null ? string.Empty : Instants.Show(line.Due), line.Subject, line.Error));
}
