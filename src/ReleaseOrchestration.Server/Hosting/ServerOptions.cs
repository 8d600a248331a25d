using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Server.Hosting;

/// <summary>What the server must know before it is built.</summary>
/// <param name="DataFolder">The folder of the store, as a full path.</param>
/// <param name="Urls">Where to listen.</param>
internal sealed record ServerOptions(string DataFolder, string Urls)
{
    public const string DefaultUrl = "http://127.0.0.1:5080";
    private const string DefaultFolder = "data";
    private const string Data = "data";
    private const string UrlsKey = "urls";

    /// <exception cref="StartupException">An option is not as it must be.</exception>
    public static ServerOptions Read(string[] args, IConfiguration configuration)
    {
        CheckArguments(args);
        var folder = configuration[Data] ?? configuration["RELO_DATA"] ?? DefaultFolder;
        if (string.IsNullOrWhiteSpace(folder))
        {
            throw new StartupException(ErrorCodes.InvalidOption, "The data folder has no name; give one with --data or RELO_DATA.");
        }

        var urls = configuration[UrlsKey] is { Length: > 0 } given ? given : DefaultUrl;
        var isOpen = AccessOptions.Read(configuration).IsOpen;
        foreach (var url in urls.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Concat(Endpoints(configuration)))
        {
            ListenAddress.Require(url, isOpen);
        }

        return new ServerOptions(Path.GetFullPath(folder), urls);
    }

    /// <summary>The names under which a request may ask for this server.</summary>
    public static IList<string> AllowedHosts(IConfiguration configuration)
    {
        List<string> hosts = ["localhost", "127.0.0.1", "[::1]"];
        if (Uri.TryCreate(configuration["PublicUrl"], UriKind.Absolute, out var address))
        {
            hosts.Add(address.Host);
        }

        return hosts;
    }

    /// <summary>Makes these settings the ones that everything else reads.</summary>
    public void Apply(ConfigurationManager configuration) =>
        configuration.AddInMemoryCollection([new(Data, DataFolder), new(UrlsKey, Urls)]);

    private static void CheckArguments(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var isOption = args[i].StartsWith("--", StringComparison.Ordinal) && args[i].Length > 2;
            if (!isOption)
            {
                throw new StartupException(ErrorCodes.InvalidOption, $"'{args[i]}' is no option; use --data <folder>, --urls <address>, or --<setting> <value>.");
            }

            if (!args[i].Contains('=', StringComparison.Ordinal) && ++i == args.Length)
            {
                throw new StartupException(ErrorCodes.InvalidOption, $"The option {args[i - 1]} needs a value.");
            }
        }
    }

    private static IEnumerable<string> Endpoints(IConfiguration configuration) =>
        configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>();
}
