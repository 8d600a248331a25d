namespace ReleaseOrchestration.Web.Identity;

/// <summary>Whether the platform in front of the server signs people in; <c>Access:EasyAuth</c>.</summary>
public sealed class EasyAuthOptions
{
    /// <summary>The header in which the platform tells who was signed in.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Whether <see cref="Header"/> is believed. Only where nothing but the platform can reach the server.</summary>
    public bool Enabled { get; set; }

    /// <summary>From which networks the platform sends its requests, as <c>10.0.0.0/8</c>; this machine alone when empty.</summary>
    public IList<string> From { get; } = [];

    /// <summary>The claim that names the person; the one that the platform says when empty.</summary>
    public string NameClaim { get; set; } = string.Empty;

    /// <summary>The claim that lists the groups of the person. Default <c>groups</c>.</summary>
    public string GroupsClaim { get; set; } = "groups";
}
