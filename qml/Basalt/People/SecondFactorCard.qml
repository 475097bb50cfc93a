// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQml
import QtQuick
import QtQuick.Layouts
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** One's own second factor: whether there is one, and what can be done about it. */
Card {
    id: root

    /** So few recovery codes that it is time for new ones. */
    readonly property int fewCodes: 3
    readonly property int labelWidth: Theme.grid(42)
    readonly property bool ready: factor.loaded && !factor.busy

    objectName: "secondFactorCard"
    spacing: Theme.space4

    function reload(): void {
        factor.load();
    }

    Command {
        id: setupCommand

        commandId: "profile.factorSetup"
        title: qsTr("Set up a second factor…")
        category: qsTr("My profile")
        iconName: "shield-check"
        writes: true
        enabled: root.ready && !factor.enabled
        onTriggered: setupDialog.open()
    }
    Command {
        id: codesCommand

        commandId: "profile.recoveryCodes"
        title: qsTr("New recovery codes…")
        category: qsTr("My profile")
        iconName: "key-round"
        writes: true
        enabled: root.ready && factor.enabled
        onTriggered: proofDialog.ask(false)
    }
    Command {
        id: offCommand

        commandId: "profile.factorOff"
        title: qsTr("Switch the second factor off…")
        category: qsTr("My profile")
        iconName: "lock-open"
        writes: true
        enabled: root.ready && factor.enabled
        onTriggered: proofDialog.ask(true)
    }
    OwnFactor {
        id: factor

        onConfirmed: {
            Session.factorGiven();
            load();
        }
        onCodesRenewed: load()
        onRemoved: {
            load();
            Notices.success(qsTr("The second factor is off"));
        }
    }
    Timer {
        interval: 0
        running: true
        onTriggered: factor.load()
    }
    FactorSetupDialog {
        id: setupDialog

        factor: factor
    }
    FactorProofDialog {
        id: proofDialog

        factor: factor
    }
    RowLayout {
        width: parent.width
        spacing: Theme.space3

        Heading {
            Layout.fillWidth: true
            level: 2
            text: qsTr("Second factor")
        }
        Badge {
            objectName: "factorState"
            visible: factor.loaded
            tone: factor.enabled ? "success" : factor.mandatory ? "danger" : "neutral"
            iconName: factor.enabled ? "shield-check" : factor.mandatory ? "triangle-alert" : "lock-open"
            text: factor.enabled ? qsTr("on") : factor.mandatory ? qsTr("required") : qsTr("off")
        }
    }
    Skeleton {
        width: parent.width
        active: factor.busy && !factor.loaded
        lines: 2
    }
    InlineNotice {
        objectName: "factorProblem"
        width: parent.width
        visible: factor.error.isSet && !setupDialog.visible && !proofDialog.visible
        title: factor.error.title
        message: factor.error.message
    }
    InlineNotice {
        objectName: "factorRequired"
        width: parent.width
        visible: factor.loaded && factor.mandatory && !factor.enabled
        tone: "warning"
        title: qsTr("A second factor is required of you")
        message: qsTr("Until it is set up, nothing but this page can be used.")
    }
    UiText {
        width: parent.width
        visible: factor.loaded && !factor.enabled
        text: qsTr("With it, whoever learns your password still cannot sign in: that takes a code of an app on your phone as well.")
        color: Theme.muted
        wrapMode: Text.WordWrap
    }
    FactRow {
        width: parent.width
        visible: factor.enabled
        labelWidth: root.labelWidth
        label: qsTr("Kind")
        value: qsTr("Authenticator app")
    }
    FactRow {
        width: parent.width
        visible: factor.enabled
        labelWidth: root.labelWidth
        label: qsTr("On since")
        value: Desktop.minuteText(factor.since)
    }
    FactRow {
        objectName: "factorCodesLeft"
        width: parent.width
        visible: factor.enabled
        labelWidth: root.labelWidth
        label: qsTr("Recovery codes")
        value: qsTr("%Ln left", "", factor.codesLeft)
    }
    InlineNotice {
        objectName: "fewRecoveryCodes"
        width: parent.width
        visible: factor.enabled && factor.codesLeft < root.fewCodes
        tone: "warning"
        title: qsTr("Few recovery codes are left")
        message: qsTr("Without phone and codes, only a superadmin gets you in again. Make new ones.")
    }
    Flow {
        width: parent.width
        visible: factor.loaded
        spacing: Theme.space2

        UiButton {
            objectName: "setupFactor"
            visible: !factor.enabled
            kind: "primary"
            command: setupCommand
        }
        UiButton {
            objectName: "newRecoveryCodes"
            visible: factor.enabled
            command: codesCommand
        }
        UiButton {
            objectName: "switchFactorOff"
            visible: factor.enabled
            command: offCommand
        }
    }
}
