// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.Access
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Who was let in to one record beside the rules, and who is kept out of it. */
Item {
    id: root

    required property string collection
    required property string recordId
    required property string recordTitle
    readonly property bool mayGive: Session.accountId !== "" && Array.from(OwnAccess.held).includes("resources.grant")

    objectName: "recordShares"

    AccessListModel {
        id: lines

        objectName: "recordShareList"
        active: root.visible && root.recordId !== ""
        resourceType: "records." + root.collection
        recordId: root.recordId
    }
    Command {
        id: share

        commandId: "record.share"
        title: qsTr("Share the record…")
        category: qsTr("Records")
        iconName: "user-round-plus"
        keywords: qsTr("access list give deny grant")
        shortcut: "Ctrl+Shift+H"
        writes: true
        enabled: root.mayGive && root.recordId !== ""
        onTriggered: dialog.ask()
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.space4
        spacing: Theme.space3

        UiText {
            Layout.fillWidth: true
            visible: lines.loaded
            text: qsTr("Besides those whom rules and permissions let in. Whoever is kept out does not see the record at all.")
            color: Theme.muted
            font.pixelSize: Theme.fontSecondary
            wrapMode: Text.WordWrap
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space2
            visible: root.recordId !== ""

            UiButton {
                objectName: "shareRecord"
                command: share
                hint: Session.accountId === "" ? qsTr("Choose an account first: a record is shared with its own people.") : ""
            }
            UiButton {
                objectName: "askAboutRecord"
                kind: "ghost"
                iconName: "route"
                text: qsTr("Ask about a user")
                onClicked: {
                    AccessQuestion.about = "records";
                    AccessQuestion.collection = root.collection;
                    AccessQuestion.chooseRecord(root.recordId, root.recordTitle);
                    Navigator.open("access");
                }
            }
        }
        InlineNotice {
            Layout.fillWidth: true
            visible: lines.loaded && lines.error.isSet
            tone: lines.error.isOffline ? "warning" : "danger"
            title: lines.error.title
            message: lines.error.message
        }
        ListView {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: lines.loaded
            clip: true
            activeFocusOnTab: true
            model: lines
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: UiScrollBar { }
            Accessible.role: Accessible.List
            Accessible.name: qsTr("Shared with")
            delegate: ShareRow {
                id: line

                width: ListView.view.width
                removable: share.enabled
                onRemoved: endDialog.ask(line.revocation, line.holder, line.told, line.denied)
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        active: lines.loading && !lines.loaded
    }
    EmptyState {
        anchors.centerIn: parent
        visible: root.recordId === "" || (lines.loaded && lines.count === 0)
        iconName: "users"
        title: root.recordId === "" ? qsTr("Not on the server yet") : qsTr("Shared with nobody")
        message: root.recordId === "" ? qsTr("Commit the record first.") : qsTr("Rules and permissions alone decide about it.")
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !lines.loaded && lines.error.isSet
        error: lines.error
        onRetry: lines.reload()
    }
    ShareDialog {
        id: dialog

        resourceType: lines.resourceType
        flagCodes: ["read", "write", "delete"]
        recordId: root.recordId
        thingName: root.recordTitle
        onDone: lines.reload()
    }
    TakeBackDialog {
        id: endDialog

        onDone: lines.reload()
    }
}
