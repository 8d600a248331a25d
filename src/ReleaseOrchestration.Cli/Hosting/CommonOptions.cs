using System.CommandLine;

namespace ReleaseOrchestration.Cli.Hosting;

/// <summary>Options that every command takes.</summary>
internal sealed class CommonOptions
{
    public const string DefaultUrl = "http://127.0.0.1:5080";

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Print JSON on standard output; messages stay on standard error",
        Recursive = true,
    };

    public Option<string> Url { get; } = new("--url")
    {
        Description = $"The server [default: RELO_URL, else {DefaultUrl}]",
        HelpName = "url",
        Recursive = true,
    };

    public Option<string> As { get; } = new("--as")
    {
        Description = "Who acts on an open server [default: the user of the operating system]",
        HelpName = "user",
        Recursive = true,
    };

    public Option<string> Groups { get; } = new("--groups")
    {
        Description = "The groups of who acts, such as qa,ops",
        HelpName = "a,b",
        Recursive = true,
    };

    public Option<string> IdempotencyKey { get; } = new("--idempotency-key")
    {
        Description = "Sent along, so that a repeated request is carried out once",
        HelpName = "key",
        Recursive = true,
    };

    public Option<string> Token { get; } = new("--token")
    {
        Description = "The token of whoever acts, where the server asks for one [default: RELO_TOKEN]",
        HelpName = "token",
        Recursive = true,
    };

    public Option<string> ApiKey { get; } = new("--api-key")
    {
        Description = "An API key in place of a token [default: RELO_API_KEY]",
        HelpName = "key",
        Recursive = true,
    };

    public IEnumerable<Option> All => [Json, Url, As, Groups, Token, ApiKey, IdempotencyKey];
}
