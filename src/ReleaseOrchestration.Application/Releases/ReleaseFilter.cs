using System.Collections.Immutable;
using ReleaseOrchestration.Application.Releases.Listing;
using ReleaseOrchestration.Core.Execution;

namespace ReleaseOrchestration.Application.Releases;

/// <summary>Which releases to list.</summary>
public sealed record ReleaseFilter
{
    /// <summary>Only those of one of these statuses; empty for any.</summary>
    public ImmutableArray<ReleaseStatus> Statuses { get => field.IsDefault ? [] : field; init; }

    /// <summary>Only those of this process.</summary>
    public string? Process { get; init; }

    /// <summary>Only those with this tag.</summary>
    public string? Tag { get; init; }

    /// <summary>Only those with this input set.</summary>
    public string? InputSet { get; init; }

    /// <summary>Only those of this release group.</summary>
    public string? Group { get; init; }

    /// <summary>Only those that touch this environment.</summary>
    public string? Environment { get; init; }

    /// <summary>Only those that touch this service.</summary>
    public string? Service { get; init; }

    /// <summary>Only those that this actor created.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Only those with this text in their id, name or version, whatever its case.</summary>
    public string? Text { get; init; }

    /// <summary>Only those that have not ended before this instant, or are planned not to.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those that began before this instant, or are planned to.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only those that the caller may see; null for all.</summary>
    public Func<ReleaseEntry, CancellationToken, Task<bool>>? IsVisible { get; init; }

    internal bool Takes(ReleaseEntry entry) =>
        TakesStatus(entry.Status)
        && (Process is null || entry.Process == Process)
        && (InputSet is null || entry.InputSet == InputSet)
        && (Group is null || entry.Group == Group)
        && (CreatedBy is null || entry.CreatedBy == CreatedBy)
        && (Tag is null || entry.Tags?.Contains(Tag) == true)
        && (Environment is null || entry.Environments?.Contains(Environment) == true)
        && (Service is null || entry.Services?.Contains(Service) == true)
        && TakesTime(entry)
        && (Text is null || Has(entry.Id) || Has(entry.Name) || Has(entry.Version));

    internal bool TakesStatus(ReleaseStatus status) => Statuses.IsEmpty || Statuses.Contains(status);

    /// <summary>Where releases that match may be found by rows of their own: alternatives, each of one row range or several.</summary>
    internal IEnumerable<ImmutableArray<string>> Ranges()
    {
        if (!Statuses.IsEmpty)
        {
            yield return [.. Statuses.Distinct().Select(status => IndexRows.Prefix(IndexKey.Status, status.ToString()))];
        }

        foreach (var (key, value) in new[]
        {
            (IndexKey.Group, Group), (IndexKey.Process, Process), (IndexKey.InputSet, InputSet), (IndexKey.CreatedBy, CreatedBy),
            (IndexKey.Tag, Tag), (IndexKey.Environment, Environment), (IndexKey.Service, Service),
        })
        {
            if (value is not null)
            {
                yield return IndexRows.Prefixes(key, value);
            }
        }
    }

    // What was planned for a time before it was created, after a standstill for example, counts from its creation on: lists are in that order.
    private bool TakesTime(ReleaseEntry entry)
    {
        if (From is null && To is null)
        {
            return true;
        }

        var begins = entry.Begins < entry.CreatedAt ? entry.CreatedAt : entry.Begins;
        return begins is not null && !(begins >= To) && (From is null || entry.Ends is not { } ends || ends > From || begins >= From);
    }

    private bool Has(string? text) => text?.Contains(Text!, StringComparison.OrdinalIgnoreCase) == true;
}
