using System.Collections.Immutable;

namespace ReleaseOrchestration.Cli.Api;

/// <summary>How the server refuses: RFC 9457, with the product's stable code and single problems.</summary>
internal sealed record ApiProblem
{
    public int Status { get; init; }

    public string Title { get => field ?? string.Empty; init; }

    public string Detail { get => field ?? string.Empty; init; }

    public string Code { get => field ?? string.Empty; init; }

    public ImmutableArray<ProblemLine> Problems { get => field.IsDefault ? [] : field; init; }

    /// <summary>What to tell a person, in one line.</summary>
    public string Message => string.Join(' ', new[] { Code.Length == 0 ? string.Empty : Code + ":", Detail.Length > 0 ? Detail : Title }.Where(part => part.Length > 0));
}
