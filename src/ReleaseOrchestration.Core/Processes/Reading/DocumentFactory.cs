using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes.Reading.Vocabulary;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Tells the kind of a document by its root key and reads it.</summary>
internal sealed class DocumentFactory(ProblemList problems, ReadContext context)
{
    private readonly ReadContext _context = context;

    public Document? Read(SourceNode root)
    {
        if (root is not MapNode { Entries.Length: > 0 } map)
        {
            problems.Error(ProblemCodes.UnknownDocument, root, string.Empty, $"A document is a map with one root key, but this is {root.Kind}.", $"Begin with one of: {string.Join(", ", DocumentKeys.Kinds.Keys)}.");
            return null;
        }

        foreach (var extra in map.Entries.Skip(1))
        {
            problems.Error(
                ProblemCodes.UnknownKey, extra.Key, extra.Key.Text, $"A document has one root key; `{extra.Key.Text}` is another.", "Separate documents by a line `---`.");
        }

        return Read(map.Entries[0]);
    }

    private Document? Read(MapEntry root)
    {
        var kind = DocumentKeys.Kinds.Find(root.Key.Text);
        if (kind is null)
        {
            problems.Error(ProblemCodes.UnknownDocument, root.Key, root.Key.Text, $"`{root.Key.Text}` is no kind of document.", DocumentKeys.Kinds.Fix(root.Key.Text));
        }
        else if (root.Value is not MapNode map)
        {
            problems.Error(ProblemCodes.WrongKind, root.Value, root.Key.Text, $"`{root.Key.Text}` must be a map, but it is {root.Value.Kind}.");
        }
        else
        {
            _context.Spell(root.Key, kind);
            return Read(kind, map, new SourcePosition(problems.File, root.Key.Line, root.Key.Column));
        }

        return null;
    }

    private Document? Read(string kind, MapNode map, SourcePosition position) => kind switch
    {
        "process" => new ProcessDocument(ProcessReader.Read(_context, map), _context.Sources(), position),
        "phase" => ProcessReader.ReadBarePhase(_context, map) is { } process ? new ProcessDocument(process, _context.Sources(), position) : null,
        "activity" => new StoreEntryDocument(StoreEntryReader.Read(_context, map), _context.Sources(), position),
        "input-set" => new InputSetDocument(InputSetReader.Read(_context, map), _context.Sources(), position),
        "scenario" => new ScenarioDocument(ScenarioReader.Read(_context, map), _context.Sources(), position),
        "release-group" => new ReleaseGroupDocument(ReleaseGroupReader.Read(_context, map), _context.Sources(), position),
        "notification-rule" => new NotificationRuleDocument(NotificationReader.Rule(_context, map), _context.Sources(), position),
        "notification-channel" => new NotificationChannelDocument(NotificationReader.Channel(_context, map), _context.Sources(), position),
        "freeze" => new FreezeDocument(FreezeReader.Read(_context, map), _context.Sources(), position),
        _ => new ConnectorDocument(ConnectorReader.Read(_context, map), _context.Sources(), position),
    };
}
