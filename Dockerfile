# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Restored before the sources are copied: a change of code does not download packages again.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/DigestBot/DigestBot.csproj src/DigestBot/CompileAhead.targets src/DigestBot/packages.lock.json src/DigestBot/
COPY src/DigestBot.Core/DigestBot.Core.csproj src/DigestBot.Core/packages.lock.json src/DigestBot.Core/
COPY src/DigestBot.Discord/DigestBot.Discord.csproj src/DigestBot.Discord/packages.lock.json src/DigestBot.Discord/
COPY src/DigestBot.Slack/DigestBot.Slack.csproj src/DigestBot.Slack/packages.lock.json src/DigestBot.Slack/
COPY src/DigestBot.Storage/DigestBot.Storage.csproj src/DigestBot.Storage/packages.lock.json src/DigestBot.Storage/
RUN dotnet restore src/DigestBot/DigestBot.csproj --locked-mode -p:Configuration=Release

COPY appsettings.json ./
COPY config/ config/
COPY src/ src/
RUN dotnet publish src/DigestBot/DigestBot.csproj -c Release --no-restore -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS runtime
WORKDIR /app
COPY --from=build /app ./

# The image's own unprivileged user writes here and nowhere else.
RUN mkdir /data && chown "$APP_UID" /data
VOLUME /data
ENV Storage__Path=/data/digestbot.db
USER $APP_UID

# The console listens on loopback. To reach it from outside the container:
#   -e Web__Address=http://0.0.0.0:5080 -e Web__Password=… -p 5080:5080
EXPOSE 5080

# The image has no curl: the program asks its own health page.
HEALTHCHECK --interval=60s --timeout=10s --start-period=30s CMD ["dotnet", "/app/digestbot.dll", "doctor", "--running"]

ENTRYPOINT ["dotnet", "/app/digestbot.dll"]
