using System.Text.Json.Serialization;

namespace ReleaseOrchestration.Web.Identity.EasyAuth;

[JsonSerializable(typeof(ClientPrincipal))]
internal sealed partial class EasyAuthJsonContext : JsonSerializerContext;
