using System.Collections.Immutable;
using System.Globalization;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Core.Execution;
using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Connectors.Commands;

/// <summary>
/// The environment of a program: what a program needs of the server's own, then the connector's settings, then what the activity gives. The server's other
/// variables stay with the server, because they hold its secrets.
/// </summary>
internal static class CommandEnvironment
{
    private const string InputPrefix = "RELO_INPUT_";

    private static readonly string[] Inherited =
    [
        "PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "LC_ALL", "TZ", "TMPDIR", "TEMP", "TMP", "DOTNET_ROOT", "SSL_CERT_DIR", "SSL_CERT_FILE",
        "SystemRoot", "SystemDrive", "ComSpec", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "ProgramData", "ProgramFiles",
    ];

    public static Result<ImmutableSortedDictionary<string, string>> Build(
        ImmutableSortedDictionary<string, string> settings, StartPipeline effect, ImmutableSortedDictionary<string, DataValue> inputs, string callbackUrl)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                all[name] = value;
            }
        }

        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        if (AddInputs(all, inputs) is { } error)
        {
            return error;
        }

        all["RELO_INPUTS"] = DataValue.Of(inputs).ToJson();
        all["RELO_IDEMPOTENCY_KEY"] = effect.IdempotencyKey;
        all["RELO_RELEASE"] = effect.Address.ReleaseId;
        all["RELO_RUN"] = effect.Address.Run.ToString(CultureInfo.InvariantCulture);
        all["RELO_PATH"] = effect.Address.Path;
        all["RELO_ATTEMPT"] = effect.Attempt.ToString(CultureInfo.InvariantCulture);
        all["RELO_PIPELINE"] = effect.Pipeline;
        all["RELO_REF"] = effect.Ref;
        all["RELO_CALLBACK_URL"] = callbackUrl;
        var broken = all.FirstOrDefault(entry => entry.Value.Contains('\0', StringComparison.Ordinal)).Key;
        return broken is null ? all.ToImmutable() : ConnectorErrors.WrongArgument($"The variable `{broken}` would hold a NUL character.");
    }

    private static ApplicationError? AddInputs(ImmutableSortedDictionary<string, string>.Builder all, ImmutableSortedDictionary<string, DataValue> inputs)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in inputs)
        {
            var variable = InputPrefix + string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToUpperInvariant(c) : '_'));
            if (!taken.TryAdd(variable, name))
            {
                return ConnectorErrors.WrongArgument($"The inputs `{taken[variable]}` and `{name}` would both be `{variable}`. Rename one of them.");
            }

            all[variable] = value.ToString();
        }

        return null;
    }
}
