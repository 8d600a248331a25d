using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Errors;

namespace ReleaseOrchestration.Connectors.Secrets;

/// <summary>Reads secrets where their references point: <c>env://NAME</c> or <c>file://path</c>.</summary>
internal sealed class SecretResolver(IOptions<SecretOptions> options)
{
    private const string Environment = "env://";
    private const string FileScheme = "file://";
    private const int MaxLength = 64 * 1024;

    /// <summary>Whether a text has the shape of a reference that can be resolved here.</summary>
    public static bool IsReference(string text) =>
        text.StartsWith(Environment, StringComparison.Ordinal) || text.StartsWith(FileScheme, StringComparison.Ordinal);

    /// <summary>A place for the secrets of one call.</summary>
    public SecretScope Open() => new(this);

    public async Task<Result<string>> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        if (reference.StartsWith(Environment, StringComparison.Ordinal))
        {
            return FromEnvironment(reference, reference[Environment.Length..]);
        }

        return reference.StartsWith(FileScheme, StringComparison.Ordinal)
            ? await FromFileAsync(reference, reference[FileScheme.Length..], cancellationToken)
            : ConnectorErrors.UnknownSecretStore(reference);
    }

    private Result<string> FromEnvironment(string reference, string name)
    {
        if (!name.StartsWith(options.Value.EnvironmentPrefix, StringComparison.Ordinal))
        {
            return ConnectorErrors.RefusedSecret(reference, $"names must begin with `{options.Value.EnvironmentPrefix}`");
        }

        return System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : ConnectorErrors.MissingSecret(reference, "is not set");
    }

    private async Task<Result<string>> FromFileAsync(string reference, string path, CancellationToken cancellationToken)
    {
        var full = Path.GetFullPath(path);
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
