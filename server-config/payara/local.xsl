<?xml version="1.0" encoding="UTF-8"?>
<!-- What the server of `mvn -Prun -Dserver=payara` and of the tests has instead of Payara's own domain1: it listens on this
     machine only, on the ports that it is given when it starts, and opens no doors but those that Culm has. -->
<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0">
  <xsl:output method="xml" indent="no"/>

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="network-listener[@name='http-listener-1']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="port">${culm.http.port}</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <xsl:template match="network-listener[@name='admin-listener']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="port">${culm.management.port}</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <!-- No HTTPS. -->
  <xsl:template match="network-listener[@name='http-listener-2']"/>
  <xsl:template match="virtual-server[@id='server']/@network-listeners">
    <xsl:attribute name="network-listeners">http-listener-1</xsl:attribute>
  </xsl:template>

  <xsl:template match="iiop-listener[@id='orb-listener-1']">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="address">127.0.0.1</xsl:attribute>
      <xsl:attribute name="port">${culm.iiop.port}</xsl:attribute>
    </xsl:copy>
  </xsl:template>
  <xsl:template match="iiop-listener[@security-enabled='true']"/>

  <xsl:template match="jmx-connector">
    <xsl:copy>
      <xsl:apply-templates select="@*"/>
      <xsl:attribute name="enabled">false</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <!-- No remote shell, and nobody who looks for modules to install. -->
  <xsl:template match="jvm-options[starts-with(., '-Dorg.glassfish.additionalOSGiBundlesToStart=')]"/>

  <!-- No search for other servers in the network: those of one engine meet in the database. -->
  <xsl:template match="hazelcast-config-specific-configuration">
    <xsl:copy>
      <xsl:attribute name="enabled">false</xsl:attribute>
    </xsl:copy>
  </xsl:template>

  <!-- Timers that outlive the server come with an application and a database of their own: Culm has none. -->
  <xsl:template match="config[@name='server-config']">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()"/>
      <ejb-container>
        <ejb-timer-service ejb-timer-service="None"/>
      </ejb-container>
    </xsl:copy>
  </xsl:template>

  <!-- Payara's own databases are for this server alone, and so open no port. -->
  <xsl:template match="jdbc-connection-pool/property[@name='URL']/@value">
    <xsl:attribute name="value">
      <xsl:value-of select="substring-before(., ';AUTO_SERVER=TRUE')"/>
    </xsl:attribute>
  </xsl:template>
</xsl:stylesheet>
