using System.Collections.Immutable;
using ReleaseOrchestration.Cli.Definitions;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Processes;
using ReleaseOrchestration.Core.Processes.Comparing;

namespace ReleaseOrchestration.Cli.Versions;

/// <summary>Compares the documents of files, kind by kind and id by id; two lone documents of one kind are compared whatever their ids.</summary>
internal static class FileDiff
{
    public static DiffReport Compare(IReadOnlyCollection<DefinitionFile> before, IReadOnlyCollection<DefinitionFile> after)
    {
        var (was, now) = (Read(before), Read(after));
        if (was.Count == 1 && now.Count == 1 && DefinitionComparer.Compare(was.Values[0], now.Values[0]) is { } changes)
        {
            return new DiffReport { Changes = Lines(now.Keys[0], changes) };
        }

        return new DiffReport { Changes = [.. was.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(name => Compare(name, was, now))] };
    }

    private static ImmutableArray<ChangeLine> Compare(string name, SortedList<string, Document> was, SortedList<string, Document> now) =>
        (was.GetValueOrDefault(name), now.GetValueOrDefault(name)) switch
        {
            ({ } before, { } after) => Lines(name, DefinitionComparer.Compare(before, after) ?? []),
            (null, _) => [new ChangeLine(name, string.Empty, "added", "document", null, name, $"{name} added")],
            _ => [new ChangeLine(name, string.Empty, "removed", "document", name, null, $"{name} removed")],
        };

    private static ImmutableArray<ChangeLine> Lines(string name, ImmutableArray<Change> changes) => [.. changes.Select(change => ChangeLine.Of(name, change))];

    // Scenarios are tests of a process, not part of it.
    private static SortedList<string, Document> Read(IReadOnlyCollection<DefinitionFile> files)
    {
        var documents = new SortedList<string, Document>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var read = DocumentReader.Read(file.Text, file.Name);
            if (read.HasErrors)
            {
                throw ReloException.Usage($"'{file.Name}' is not valid, so that it cannot be compared: {read.Problems.First(problem => problem.Severity == Core.Problems.Severity.Error)}");
            }

            foreach (var document in read.Documents)
            {
                if (NameOf(document) is { } name && !documents.TryAdd(name, document))
                {
                    throw ReloException.Usage($"'{file.Name}' has the {name} a second time.");
                }
            }
        }

        return documents;
    }

    private static string? NameOf(Document document) => document switch
    {
        ProcessDocument process => $"process {process.Process.Id}",
        StoreEntryDocument entry => $"activity {entry.Entry.Id}",
        InputSetDocument inputSet => $"inputSet {inputSet.InputSet.Id}",
        ConnectorDocument connector => $"connector {connector.Connector.Id}",
        FreezeDocument freeze => $"freeze {freeze.Freeze.Id}",
        ReleaseGroupDocument group => $"releaseGroup {group.Group.Id}",
        NotificationRuleDocument rule => $"notificationRule {rule.Rule.Id}",
        NotificationChannelDocument channel => $"notificationChannel {channel.Channel.Id}",
        _ => null,
    };
}
