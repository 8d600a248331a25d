namespace ReleaseOrchestration.Cli.Api;

/// <summary>One thing wrong with a document or a request, as the API tells it.</summary>
internal sealed record ProblemLine
{
    public string Code { get => field ?? string.Empty; init; }

    public string Severity { get => field ?? string.Empty; init; }

    public string Message { get => field ?? string.Empty; init; }

    public string File { get => field ?? string.Empty; init; }

    public int Line { get; init; }

    public int Column { get; init; }

    public string Path { get => field ?? string.Empty; init; }

    public string Fix { get => field ?? string.Empty; init; }

    /// <summary>As compilers write it.</summary>
    public override string ToString()
    {
        var place = Line > 0 ? $"{(File.Length == 0 ? "<input>" : File)}:{Line}:{Column}: " : File.Length > 0 ? $"{File}: " : string.Empty;
        var severity = Severity.Length == 0 ? "error" : Severity.ToLowerInvariant();
        return $"{place}{severity}{(Code.Length == 0 ? string.Empty : " " + Code)}: {Message}{(Fix.Length == 0 ? string.Empty : " " + Fix)}";
    }
}
