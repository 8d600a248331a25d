using System.CommandLine;
using System.Text.Json.Serialization.Metadata;
using ReleaseOrchestration.Cli.Api;
using ReleaseOrchestration.Cli.Output;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>One call of a command: what was typed, the server it goes to, and where its result is written.</summary>
internal sealed class CommandCall(ParseResult parse, CommandServices services) : IDisposable
{
    private const string UserPrefix = "user:";

    private ReloClient? _client;

    public ReloShell Shell => services.Shell;

    public CommandOutput Output { get; } = new(services.Shell, parse.GetValue(services.Options.Json));

    public ReloClient Client => _client ??= ReloClient.Create(Settings());

    /// <summary>Who acts, without <c>user:</c> before it.</summary>
    public string User => (parse.GetValue(services.Options.As) ?? Shell.User) is var user && user.StartsWith(UserPrefix, StringComparison.Ordinal) ? user[UserPrefix.Length..] : user;

    public T Required<T>(Argument<T> argument) => parse.GetRequiredValue(argument);

    public T? Value<T>(Argument<T> argument) => parse.GetValue(argument);

    public T? Value<T>(Option<T> option) => parse.GetValue(option);

    /// <summary>Sends a request whose answer is only whether it was accepted.</summary>
    public async Task<int> SendAsync<T>(string path, T body, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        var answer = await Client.PostAsync(path, body, type, cancellationToken);
        var receipt = answer.Read(ReloJson.Default.Receipt);
        Output.Result(answer, () => receipt.Accepted == true ? receipt.Message : $"Sent, but not answered yet: {receipt.Message}");
        return ExitCodes.Done;
    }

    public void Dispose() => _client?.Dispose();

    private ClientSettings Settings()
    {
        var url = parse.GetValue(services.Options.Url) ?? Shell.Variable("RELO_URL") ?? CommonOptions.DefaultUrl;
        if (!Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            throw ReloException.Usage($"'{url}' is no address of a server; write it as {CommonOptions.DefaultUrl}.");
        }

        var credential = Credential();
        if (credential is not null && server.Scheme == Uri.UriSchemeHttp && !server.IsLoopback)
        {
            throw ReloException.Usage($"A token or key would travel to {url} for everyone on the way to read; write https://.");
        }

        return new ClientSettings
        {
            Server = server,
            Credential = credential,
            User = Plain("--as", User),
            Groups = Plain("--groups", parse.GetValue(services.Options.Groups) ?? string.Empty),
            IdempotencyKey = parse.GetValue(services.Options.IdempotencyKey) is { } key ? Plain("--idempotency-key", key) : null,
        };
    }

    // What is typed counts before what is in the environment, and only one is ever sent.
    private string? Credential()
    {
        var (token, key) = (parse.GetValue(services.Options.Token), parse.GetValue(services.Options.ApiKey));
        if (token is not null && key is not null)
        {
            throw ReloException.Usage("Give --token or --api-key, not both.");
        }

        var given = token ?? key ?? Shell.Variable("RELO_TOKEN") ?? Shell.Variable("RELO_API_KEY");
        return string.IsNullOrWhiteSpace(given) ? null : Plain(token is null ? "--api-key" : "--token", given.Trim());
    }

    private static string Plain(string option, string value) => value.All(letter => letter is >= ' ' and <= '~')
        ? value
        : throw ReloException.Usage($"The value of {option} goes into a header and may only hold ASCII letters, digits and signs.");
}
