import * as assert from "node:assert/strict";
import { assertInputs, at, type Deployment } from "../../helpers/deployment";
import { egressOf, variablesOf } from "../../helpers/pods";
import { candidate, deployLayout, production } from "../../helpers/production";

const version = { version: "0.9.0", untestedOnOpenSearch: true };

describe("MySQL", () => {
  let deployment: Deployment;
  before(async () => (deployment = await candidate()));
  const instance = () => deployment.get("Instance", "tracardi-mysql");

  it("is made for the version that needs it, and for no other", async () => {
    assert.deepEqual(deployment.errors, []);
    assert.equal(deployment.names("Mysql").length, 1);
    const types = Object.keys((await production()).counts());
    assert.deepEqual(
      types.filter((type) => /rds|Mysql/.test(type)),
      [],
    );
  });

  it("has a standby, and a version in standard support that is never charged as an old one", () => {
    assertInputs(instance(), {
      engine: "mysql",
      engineVersion: "8.4",
      engineLifecycleSupport: "open-source-rds-extended-support-disabled",
      multiAz: true,
      instanceClass: "db.m7g.large",
      storageType: "gp3",
      allocatedStorage: 20,
      maxAllocatedStorage: 80,
      applyImmediately: true,
    });
  });

  it("is encrypted, kept from the internet and from deletion, and never goes without a snapshot", () => {
    assertInputs(instance(), {
      storageEncrypted: true,
      kmsKeyId: deployment.get("Key", "tracardi").outputs.arn,
      publiclyAccessible: false,
      deletionProtection: true,
      backupRetentionPeriod: 7,
      deleteAutomatedBackups: false,
      skipFinalSnapshot: false,
    });
    assert.equal(instance().options.protect, true);
    assert.match(
      String(at(instance(), "finalSnapshotIdentifier")),
      /^tracardi-mysql-[0-9a-f]{8}-.+$/,
    );
  });

  it("does not insist on TLS, which Tracardi's client does not speak", () => {
    assertInputs(deployment.get("ParameterGroup", "tracardi-mysql"), {
      family: "mysql8.4",
      parameters: [{ name: "require_secure_transport", value: "0" }],
    });
  });

  it("has a password that stands for itself in a URL, within what RDS takes", () => {
    assertInputs(deployment.get("RandomPassword", "tracardi-mysql-user"), {
      length: 32,
      special: false,
    });
    assert.match(String(at(instance(), "password")), /^[A-Za-z0-9]{32}$/);
  });

  it("stands in the data subnets, and is reached from the clusters at its port alone", () => {
    const group = deployment.get("SecurityGroup", "tracardi-mysql");
    assertInputs(instance(), { vpcSecurityGroupIds: [group.id] });
    assertInputs(
      deployment.all.find(({ type }) => type === "aws:rds/subnetGroup:SubnetGroup") ??
        assert.fail(),
      { subnetIds: [1, 2, 3].map((zone) => deployment.get("Subnet", `tracardi-data-${zone}`).id) },
    );
    const rules = deployment
      .of("SecurityGroupIngressRule")
      .filter((each) => at(each, "securityGroupId") === group.id);
    assert.deepEqual(
      rules.map((each) => [each.name, at(each, "fromPort"), at(each, "cidrIpv4")]),
      [
        ["tracardi-edge-to-mysql", 3306, undefined],
        ["tracardi-core-to-mysql", 3306, undefined],
      ],
    );
    const redis = egressOf(deployment.get("NetworkPolicy", "tracardi-internal-api-apm"));
    assert.deepEqual(redis[3306], redis[6379]);
  });

  it("has its error log kept as long as all others, and encrypted", () => {
    const log = deployment.get("LogGroup", "tracardi-mysql");
    const identifier = String(at(instance(), "identifier"));
    assertInputs(log, { name: `/aws/rds/instance/${identifier}/error`, retentionInDays: 90 });
    assertInputs(instance(), { enabledCloudwatchLogsExports: ["error"] });
    deployment.assertWaits(instance(), log);
  });

  it("is told to every process and to the installer, its login by Secret", () => {
    for (const [kind, name] of [
      ["Deployment", "public-api"],
      ["Deployment", "internal-api"],
      ["Deployment", "apm"],
      ["Deployment", "update-worker"],
      ["Job", "installer"],
    ]) {
      const { plain, secret } = variablesOf(deployment.get(kind, `tracardi-${name}`));
      assert.equal(plain.MYSQL_HOST, instance().outputs.address);
      assert.equal(plain.MYSQL_PORT, "3306");
      assert.equal(plain.MYSQL_DATABASE, "tracardi");
      for (const variable of ["MYSQL_USERNAME", "MYSQL_PASSWORD"]) {
        assert.ok(secret.includes(variable), `${name} ${variable}`);
      }
    }
    const { outputs } = deployment.get("TracardiProduction", "tracardi");
    assert.equal(outputs.mysqlHost, instance().outputs.address);
  });

  for (const elsewhere of ["eu-south-1", "ap-east-1", "af-south-1", "ca-west-1"]) {
    it(`is of a type that AWS offers in ${elsewhere}`, async () => {
      const answers = { "aws:index/getRegion:getRegion": { region: elsewhere } };
      const other = await deployLayout({ tracardi: version }, { answers });
      assertInputs(other.get("Instance", "tracardi-mysql"), { instanceClass: "db.m6g.large" });
    });
  }

  it("has the size and the backups that are asked for", async () => {
    const other = await deployLayout({
      tracardi: version,
      mysql: { instanceType: "db.r7g.large", storageGiB: 100, backupRetentionDays: 35 },
      protection: false,
    });
    assertInputs(other.get("Instance", "tracardi-mysql"), {
      instanceClass: "db.r7g.large",
      allocatedStorage: 100,
      maxAllocatedStorage: 400,
      backupRetentionPeriod: 35,
      deletionProtection: false,
      skipFinalSnapshot: false,
    });
  });
});

describe("an existing MySQL", () => {
  it("takes the place of the instance, with its own login and port", async () => {
    const deployment = await deployLayout({
      tracardi: version,
      mysql: {
        existing: {
          host: "mysql.example.com",
          port: 3307,
          username: "cdp",
          password: "hunter2-hunter2",
          database: "cdp",
          networks: ["10.20.0.0/24"],
        },
      },
    });
    assert.deepEqual(deployment.errors, []);
    const types = Object.keys(deployment.counts());
    assert.deepEqual(
      types.filter((type) => /rds|Mysql/.test(type)),
      [],
    );
    const { plain } = variablesOf(deployment.get("Deployment", "tracardi-public-api"));
    assert.deepEqual(
      [plain.MYSQL_HOST, plain.MYSQL_PORT, plain.MYSQL_DATABASE],
      ["mysql.example.com", "3307", "cdp"],
    );
    const stored = at(deployment.get("Secret", "tracardi-public-api"), "stringData");
    const { MYSQL_USERNAME, MYSQL_PASSWORD } = stored as Record<string, string>;
    assert.deepEqual([MYSQL_USERNAME, MYSQL_PASSWORD], ["cdp", "hunter2-hunter2"]);
    const policy = deployment.get("NetworkPolicy", "tracardi-public-api-public-api");
    assert.deepEqual(egressOf(policy)[3307], ["10.20.0.0/24"]);
  });
});
