namespace ReleaseOrchestration.Core.Problems;

/// <summary>Something wrong with what a person or a program gave us: what, where, and how to mend it.</summary>
/// <param name="Code">A stable code, <c>RO1xxx</c>; <c>docs/errors.md</c> lists them all.</param>
/// <param name="Severity">Whether it stops the document.</param>
/// <param name="Message">What is wrong, in one sentence.</param>
/// <param name="Position">Where it is in the source.</param>
/// <param name="Path">Where it is in the document, such as <c>process.phases[2].activities[0].depends-on[1]</c>.</param>
/// <param name="Fix">What to do, in one sentence; empty when the message says it.</param>
public sealed record Problem(string Code, Severity Severity, string Message, SourcePosition Position, string Path = "", string Fix = "")
{
    /// <summary>As compilers write it.</summary>
    public override string ToString()
    {
        var place = Position.ToString();
        var severity = Severity == Severity.Error ? "error" : "warning";
        return $"{(place.Length == 0 ? string.Empty : place + ": ")}{severity} {Code}: {Message}{(Fix.Length == 0 ? string.Empty : " " + Fix)}";
    }
}
