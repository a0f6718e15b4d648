using Microsoft.Extensions.Options;

namespace DigestBot.Web;

/// <summary>The rule between two settings: what other machines can reach has a password.</summary>
internal sealed class WebAddressValidator : IValidateOptions<WebOptions>
{
    public ValidateOptionsResult Validate(string? name, WebOptions options)
    {
        if (ListenAddress.TryParse(options.Address) is not { } address)
        {
            return ValidateOptionsResult.Fail(
                $"Web:Address \"{options.Address}\" is no address to listen on: use http://localhost:5080, or http:// with an IP address and a port.");
        }

        return address.IsLoopback || options.Password is not null
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Web:Address {options.Address} can be reached from other machines: set a password in the environment as Web__Password, or use http://localhost:5080.");
    }
}
