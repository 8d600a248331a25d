using ReleaseOrchestration.Application.Access;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>A role and who has it; <c>Access:Grants:n</c>. Whoever is in one of the lists has it.</summary>
public sealed class GrantOptions
{
    /// <summary>The role; required.</summary>
    public Role? Role { get; set; }

    /// <summary>People, as <c>alice</c> or <c>user:alice</c>.</summary>
    public IList<string> Users { get; } = [];

    /// <summary>Groups, as <c>qa</c> or <c>group:qa</c>.</summary>
    public IList<string> Groups { get; } = [];

    /// <summary>Claims of the token, by name, and the value that they must have or hold.</summary>
    public IDictionary<string, string> Claims { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Whether everyone who is signed in has it.</summary>
    public bool Everyone { get; set; }

    /// <summary>Only for releases with one of these tags.</summary>
    public IList<string> Tags { get; } = [];

    /// <summary>Only for what is done in these environments.</summary>
    public IList<string> Environments { get; } = [];

    /// <summary>Only for releases of these processes.</summary>
    public IList<string> Processes { get; } = [];

    internal Grant ToGrant() => new(Role!.Value) { Tags = [.. Tags], Environments = [.. Environments], Processes = [.. Processes] };
}
