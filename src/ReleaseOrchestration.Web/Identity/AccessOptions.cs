using Microsoft.Extensions.Configuration;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Web.Identity;

/// <summary>Who may do what; the section <c>Access</c>.</summary>
public sealed class AccessOptions
{
    /// <summary>The name of the section.</summary>
    public const string Section = "Access";

    /// <summary>The issuers whose tokens are believed.</summary>
    public IList<IssuerOptions> Issuers { get; } = [];

    /// <summary>The sign-in of the platform.</summary>
    public EasyAuthOptions EasyAuth { get; } = new();

    /// <summary>Whether a server without issuer and platform asks for API keys. Where there is an issuer or a platform, keys count in any case.</summary>
    public bool ApiKeys { get; set; }

    /// <summary>Who has which role.</summary>
    public IList<GrantOptions> Grants { get; } = [];

    /// <summary>Whether nobody is asked who they are.</summary>
    public bool IsOpen => Issuers.Count == 0 && !EasyAuth.Enabled && !ApiKeys;

    /// <summary>Reads the section before there are services.</summary>
    /// <exception cref="StartupException">There is a key or a value in it that nobody understands.</exception>
    public static AccessOptions Read(IConfiguration configuration)
    {
        var options = new AccessOptions();
        try
        {
            configuration.GetSection(Section).Bind(options, Strict);
            return options;
        }
        catch (InvalidOperationException exception)
        {
            throw new StartupException(ErrorCodes.InvalidOption, $"The section {Section} of the settings cannot be understood: {exception.Message}", exception);
        }
    }

    // A key that nobody reads would leave a door open or shut that its writer believes to be otherwise.
    internal static void Strict(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;
}
