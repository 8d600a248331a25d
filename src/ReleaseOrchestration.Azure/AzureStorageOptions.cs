using System.ComponentModel.DataAnnotations;

namespace ReleaseOrchestration.Azure;

/// <summary>
/// The storage account; the section <c>Azure:Storage</c> of the configuration. Either a connection string, which is for Azurite and tests, or the addresses of the account,
/// which is then entered with the identity of the host.
/// </summary>
public sealed class AzureStorageOptions : IValidatableObject
{
    /// <summary>A connection string; empty for an identity.</summary>
    public string ConnectionString { get; init; } = string.Empty;

    /// <summary>Such as <c>https://account.table.core.windows.net</c>.</summary>
    public Uri? TableEndpoint { get; init; }

    /// <summary>Such as <c>https://account.blob.core.windows.net</c>.</summary>
    public Uri? BlobEndpoint { get; init; }

    /// <summary>Put before the names of tables and containers.</summary>
    [RegularExpression("^([a-z][a-z0-9]{0,19})?$", ErrorMessage = "Azure:Storage:Prefix may hold up to 20 lower-case letters and digits, a letter first.")]
    public string Prefix { get; init; } = string.Empty;

    /// <summary>How often those who wait for an entry or an answer look for what other hosts have written. Default one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:05:00", ErrorMessage = "Azure:Storage:PollInterval must be from 10 milliseconds to 5 minutes.")]
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a request that failed, or was told to come later, is tried again. Default 6, with pauses from 0.2 to 10 seconds.</summary>
    [Range(0, 20, ErrorMessage = "Azure:Storage:MaxRetries must be from 0 to 20.")]
    public int MaxRetries { get; init; } = 6;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var hasAddresses = TableEndpoint is not null && BlobEndpoint is not null;
        if (ConnectionString.Length == 0 && !hasAddresses)
        {
            yield return new("Set Azure:Storage:TableEndpoint and Azure:Storage:BlobEndpoint, or Azure:Storage:ConnectionString for Azurite.");
        }

        if (ConnectionString.Length > 0 && (TableEndpoint ?? BlobEndpoint) is not null)
        {
            yield return new("Set the endpoints under Azure:Storage or a ConnectionString, not both.");
        }
    }
}
