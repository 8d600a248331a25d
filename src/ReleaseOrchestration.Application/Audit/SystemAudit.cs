using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Application.Audit;

/// <summary>Appends to the trail of the system.</summary>
public sealed class SystemAudit(IAuditTrail trail, ICallerAddress address, TimeProvider clock)
{
    private const int LongestText = 500;

    /// <summary>Appends an entry; durable when it returns.</summary>
    public Task RecordAsync(Transition entry, CancellationToken cancellationToken) => trail.AppendAsync(AuditTrails.Server, entry, cancellationToken);

    /// <summary>An entry of this instant and of the caller that is being answered; long texts are cut.</summary>
    /// <param name="name">What happened, such as <c>release.held</c>.</param>
    /// <param name="path">What it happened to, such as <c>releases/r1</c>.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="reason">Why.</param>
    /// <param name="details">What else there is to know.</param>
    public Transition Make(string name, string path, string actor, string reason, params IEnumerable<(string Name, DataValue Value)> details)
    {
        var known = details.Where(detail => detail.Value is not { Kind: DataKind.Text, Text: "" }).Select(detail => KeyValuePair.Create(detail.Name, detail.Value));
        if (address.Current is { Length: > 0 } from)
        {
            known = known.Append(KeyValuePair.Create("address", DataValue.Of(from)));
        }

        return new Transition { Event = name, At = clock.GetUtcNow(), Path = Cut(path), Actor = Cut(actor), Reason = Cut(reason), Details = DataValue.Of(known) };
    }

    internal static string Cut(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
