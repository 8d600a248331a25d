namespace ReleaseOrchestration.Core.Processes.Comparing;

/// <summary>A node of a definition, or the definition itself, with what is its own.</summary>
/// <param name="Word">What it is: <c>phase</c>, <c>gate</c>, <c>activity</c>, or the kind of the definition.</param>
/// <param name="Path">Its path; empty for the definition itself.</param>
/// <param name="Phase">The phase it stands in; empty for a phase and for the definition.</param>
/// <param name="Content">Its own members.</param>
internal sealed record ComparedNode(string Word, string Path, string Phase, Part.Group Content)
{
    public string Subject => Path.Length == 0 ? Word : $"{Word} {Path}";

    /// <summary>What is worth telling of a node that has come or gone.</summary>
    public string Summary => (Content with { Members = [.. Content.Members.Where(IsTelling)] }).Text;

    public string Id => Phase.Length == 0 ? Path : Path[(Phase.Length + 1)..];

    private bool IsTelling(KeyValuePair<string, Part> member) => (member.Key, member.Value.Text) switch
    {
        ("run-on", "success") or ("on-failure", "hold") => false,
        ("name", var name) => name != Id[(Id.LastIndexOf('.') + 1)..],
        _ => true,
    };
}
