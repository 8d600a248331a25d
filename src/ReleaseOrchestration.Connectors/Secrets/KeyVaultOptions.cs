using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary><c>Connectors:Secrets:KeyVault</c>: whether and which vaults may be read.</summary>
internal sealed class KeyVaultOptions
{
    /// <summary>Whether <c>keyvault://</c> is read at all.</summary>
    public bool Enabled { get; set; }

    /// <summary>What stands behind the name of a vault in its host; another one in sovereign clouds.</summary>
    [RegularExpression(@"[a-z0-9-]+(\.[a-z0-9-]+)+")]
    public string Suffix { get; set; } = "vault.azure.net";

    /// <summary>The names of the vaults that may be read; empty: all that the server's identity may.</summary>
    public IList<string> AllowedVaults { get; } = [];

    /// <summary>The client id of a user-assigned managed identity; empty: the default identity.</summary>
    public string ManagedIdentityClientId { get; set; } = string.Empty;

    /// <summary>How long one try may take.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);
}
