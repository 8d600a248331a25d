using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ReleaseOrchestration.Web.Identity.EasyAuth;

/// <summary>Knows callers by what the platform in front of the server says of them, where it is configured and the request comes from there.</summary>
internal sealed class EasyAuthCallers(IOptions<AccessOptions> options, CallerFactory callers) : ICallerReader
{
    private readonly EasyAuthOptions _options = options.Value.EasyAuth;
    private readonly IPNetwork[] _networks = [.. options.Value.EasyAuth.From.Select(network => IPNetwork.Parse(network))];

    public Task<AuthenticateResult> ReadAsync(HttpContext context)
    {
        var header = context.Request.Headers[EasyAuthOptions.Header];
        var result = !_options.Enabled || header.Count == 0 ? AuthenticateResult.NoResult()
            : !IsFromPlatform(Peer.Of(context)) ? AuthenticateResult.Fail($"The header {EasyAuthOptions.Header} does not come from the platform.")
            : header is [{ } only] && Read(only) is { } principal ? Admit(principal)
            : AuthenticateResult.Fail($"The header {EasyAuthOptions.Header} cannot be read.");
        return Task.FromResult(result);
    }

    private static ClientPrincipal? Read(string header)
    {
        try
        {
            return JsonSerializer.Deserialize(Convert.FromBase64String(header), EasyAuthJsonContext.Default.ClientPrincipal);
        }
        catch (Exception exception) when (exception is FormatException or JsonException)
        {
            return null;
        }
    }

    private bool IsFromPlatform(IPAddress? address)
    {
        if (address is null)
        {
            return false;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return _networks.Length == 0 ? IPAddress.IsLoopback(plain) : _networks.Any(network => network.Contains(plain));
    }

    private AuthenticateResult Admit(ClientPrincipal principal)
    {
        var nameClaim = _options.NameClaim.Length > 0 ? _options.NameClaim : principal.NameType;
        IEnumerable<string> Claims(string type) => principal.Claims.Where(claim => claim.Type == type).Select(claim => claim.Value);
        return Claims(nameClaim).Take(2).ToArray() is [var name] && callers.Person(CallerKind.EasyAuth, name, _options.GroupsClaim, Claims) is { } caller
            ? CallerHandler.Success(caller)
            : AuthenticateResult.Fail($"The claim {nameClaim} in {EasyAuthOptions.Header} is no id of a user.");
    }
}
