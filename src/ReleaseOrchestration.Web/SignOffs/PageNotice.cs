namespace ReleaseOrchestration.Web.SignOffs;

/// <summary>What a page has to say before anything else.</summary>
/// <param name="Text">In words.</param>
/// <param name="IsProblem">Whether something went wrong.</param>
/// <param name="Code">A stable code for a problem; empty for none.</param>
/// <param name="Details">Single problems, where there are several.</param>
internal sealed record PageNotice(string Text, bool IsProblem, string Code, IReadOnlyList<string> Details);
