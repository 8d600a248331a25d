using System.Collections.Immutable;

namespace ReleaseOrchestration.Core.Planning;

/// <summary>Collects what the reader of a plan should know, each thing once.</summary>
internal sealed class PlanNotes
{
    private readonly List<PlanNote> _notes = [];
    private readonly HashSet<PlanNote> _known = [];

    public ImmutableArray<PlanNote> All => [.. _notes];

    public void Add(string path, string text)
    {
        var note = new PlanNote(path, text);
        if (_known.Add(note))
        {
            _notes.Add(note);
        }
    }
}
