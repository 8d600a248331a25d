using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>Secrets in files, as containers get them: <c>file://path</c>.</summary>
internal sealed class FileSecrets(IOptions<SecretOptions> options) : ISecretStore
{
    private const int MaxLength = 64 * 1024;

    public string Scheme => "file://";

    public string Pattern => "`file://path`";

    public async Task<Result<string>> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(reference[Scheme.Length..]);
        if (options.Value.Folder is { Length: > 0 } folder && !full.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return ConnectorErrors.RefusedSecret(reference, $"secret files must be in `{folder}`");
        }

        try
        {
            if (new FileInfo(full).Length > MaxLength)
            {
                return ConnectorErrors.MissingSecret(reference, "is longer than 64 KiB");
            }

            var secret = (await File.ReadAllTextAsync(full, cancellationToken)).TrimEnd('\r', '\n');
            return secret.Length > 0 ? secret : ConnectorErrors.MissingSecret(reference, "is empty");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ConnectorErrors.MissingSecret(reference, $"cannot be read ({error.GetType().Name})");
        }
    }
}
