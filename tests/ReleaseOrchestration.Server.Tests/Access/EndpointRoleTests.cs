using System.Net;
using System.Text.RegularExpressions;

namespace ReleaseOrchestration.Server.Tests.Access;

/// <summary>Every endpoint, asked by everybody.</summary>
public sealed partial class EndpointRoleTests
{
    private const string Stranger = "stranger";
    private const string Nobody = "nobody";

    [Fact]
    public async Task Endpoints_AskedByEveryRole_AnswerThoseAloneThatMay()
    {
        await using var callers = await Callers.StartAsync();
        var people = new[] { Stranger, Nobody }.Concat(Callers.Roles).ToList();
        var headers = people.Where(p => p != Stranger).ToDictionary(p => p, p => callers.Bearer($"u-{p}", p), StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var line in EndpointTable.Agreed())
        {
            var (method, pattern, demand) = Parse(line);
            foreach (var person in people)
            {
                var body = method is "GET" or "DELETE" ? null : "{}";
                var answer = await callers.Server.SendAsync(new HttpMethod(method), Placeholder().Replace(pattern, Fill).TrimStart('/'), body, person == Stranger ? [] : [headers[person]]);
                var expected = May(person, demand) ? string.Empty : person == Stranger ? "RO4401" : "RO4402";
                if (Refusal(answer.Status, answer.Body) != expected)
                {
                    wrong.Add($"{method} {pattern} by {person}: expected '{expected}', was {(int)answer.Status} {answer.Body}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static (string Method, string Pattern, string Demand) Parse(string line)
    {
        var colon = line.LastIndexOf(": ", StringComparison.Ordinal);
        var address = line[..colon].Split(' ', 2);
        return (address[0], address[1], line[(colon + 2)..]);
    }

    private static bool May(string person, string demand) => demand switch
    {
        "anyone" => true,
        "signed in" => person != Stranger,
        _ when person is Stranger or Nobody => false,
        _ => person == "admin" || demand == "viewer" || demand.Split(" or ").Contains(person, StringComparer.Ordinal),
    };

    private static string Refusal(HttpStatusCode status, string body)
    {
        if (status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden))
        {
            return string.Empty;
        }

        var code = Array.Find(["RO4401", "RO4402", "RO4403"], code => body.Contains(code, StringComparison.Ordinal));
        return code is null ? string.Empty : (code, status) is ("RO4401", HttpStatusCode.Unauthorized) or ("RO4402", HttpStatusCode.Forbidden) ? code : $"{code} with {status}";
    }

    private static string Fill(Match placeholder) => placeholder.Value == "{documentName}" ? "v1" : "x";

    [GeneratedRegex("\\{[^}]+\\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
