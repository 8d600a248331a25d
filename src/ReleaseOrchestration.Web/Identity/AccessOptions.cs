namespace ReleaseOrchestration.Web.Identity;

/// <summary>Who may do what; the section <c>Access</c>.</summary>
public sealed class AccessOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Access";

    /// <summary>The sign-in of the platform.</summary>
    public EasyAuthOptions EasyAuth { get; } = new();

    /// <summary>Whether nobody is asked who they are.</summary>
    public bool IsOpen => !EasyAuth.Enabled;
}
