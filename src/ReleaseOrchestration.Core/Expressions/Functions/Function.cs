namespace ReleaseOrchestration.Core.Expressions.Functions;

/// <summary>A function of the language.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Minimum">The fewest arguments.</param>
/// <param name="Maximum">The most arguments.</param>
/// <param name="Usage">How it is written, for messages.</param>
/// <param name="Apply">Its value for given arguments; not called for those that choose what to evaluate.</param>
internal sealed record Function(string Name, int Minimum, int Maximum, string Usage, Func<Invocation, Evaluation> Apply)
{
    /// <summary>Whether its first argument may be missing.</summary>
    public bool GuardsFirst => Name == "default";
}
