namespace ReleaseOrchestration.Web.Identity;

/// <summary>Whether the platform in front of the server signs people in; <c>Access:EasyAuth</c>.</summary>
public sealed class EasyAuthOptions
{
    /// <summary>The header in which the platform tells who was signed in.</summary>
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    /// <summary>Whether <see cref="Header"/> is believed. Only where nothing but the platform can reach the server.</summary>
    public bool Enabled { get; set; }
}
