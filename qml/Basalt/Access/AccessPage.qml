// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Why can, or can’t, somebody do this? The decision as a tree, what would change it, and how it would be with another rule. */
FocusScope {
    id: root

    readonly property bool narrow: width < Theme.grid(210)
    readonly property bool aboutRecords: AccessQuestion.about === "records"
    readonly property bool shown: AccessQuestion.known && AccessQuestion.complete

    objectName: "accessPage"
    // Only superadmins ask about others, and about records, whose rules are theirs.
    Component.onCompleted: if (!Session.superadmin && !ViewAs.active) AccessQuestion.chooseOneself()

    Command {
        id: ask

        commandId: "access.ask"
        title: qsTr("Ask about a user")
        category: qsTr("Access")
        iconName: "search"
        shortcut: "Ctrl+F"
        enabled: Session.superadmin
        onTriggered: sentence.begin()
    }
    Command {
        id: reload

        commandId: "access.reload"
        title: qsTr("Ask again")
        category: qsTr("Access")
        iconName: "refresh-cw"
        shortcut: "F5"
        enabled: AccessQuestion.complete && !ViewAs.active
        onTriggered: AccessQuestion.reload()
    }
    Command {
        id: view

        commandId: "access.viewAs"
        title: AccessQuestion.userId !== "" ? qsTr("View as %1…").arg(AccessQuestion.userName) : qsTr("View as…")
        category: qsTr("Access")
        iconName: "eye"
        shortcut: "Ctrl+Shift+V"
        enabled: Session.superadmin && AccessQuestion.userId !== "" && !ViewAs.busy
        onTriggered: ViewAs.propose(AccessQuestion.userId, AccessQuestion.userName)
    }
    Connections {
        target: Session

        function onReady(): void {
            if (!ViewAs.active)
                AccessQuestion.reload();
        }
    }
    // Asking is sending something, which a view does not.
    EmptyState {
        objectName: "accessOff"
        anchors.centerIn: parent
        visible: ViewAs.active
        iconName: "eye"
        title: qsTr("Not while you look as somebody else")
        message: qsTr("Your question waits here until you end the view.")
    }
    ColumnLayout {
        anchors.fill: parent
        visible: !ViewAs.active
        spacing: 0

        PageHeader {
            Layout.fillWidth: true
            Layout.margins: Theme.space5
            Layout.bottomMargin: Theme.space3
            title: qsTr("Access")
            note: qsTr("Why can, or can’t, somebody do this?")

            Segmented {
                objectName: "accessAbout"
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                visible: Session.superadmin
                values: ["records", "permission"]
                texts: [qsTr("Records"), qsTr("A permission")]
                value: AccessQuestion.about
                onChosen: value => AccessQuestion.about = value
            }
            IconButton {
                anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                command: reload
            }
            UiButton {
                objectName: "viewAsButton"
                visible: Session.superadmin
                command: view
            }
        }
        AccessSentence {
            id: sentence

            Layout.fillWidth: true
            Layout.leftMargin: Theme.space5
            Layout.rightMargin: Theme.space5
            Layout.bottomMargin: Theme.space4
        }
        StaleBar {
            Layout.fillWidth: true
            visible: root.shown && AccessQuestion.error.isSet
            error: AccessQuestion.error
            asOf: AccessQuestion.asOf
            busy: AccessQuestion.busy
            onRetry: AccessQuestion.reload()
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Flickable {
                id: flick

                objectName: "accessFlick"
                anchors.fill: parent
                visible: root.shown || draft.trying || data.trying
                contentWidth: width
                contentHeight: grid.implicitHeight + Theme.space5
                boundsBehavior: Flickable.StopAtBounds
                clip: true
                T.ScrollBar.vertical: UiScrollBar { }

                GridLayout {
                    id: grid

                    x: Theme.space5
                    width: Math.min(flick.width - 2 * Theme.space5, Theme.grid(330))
                    columns: root.narrow ? 1 : 2
                    columnSpacing: Theme.space4
                    rowSpacing: Theme.space4

                    ColumnLayout {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 2
                        Layout.alignment: Qt.AlignTop
                        spacing: Theme.space4

                        AccessDecision {
                            Layout.fillWidth: true
                            visible: root.shown
                        }
                        // A rule that is tried may be wrong, which is no reason to take it away.
                        InlineNotice {
                            objectName: "accessProblem"
                            Layout.fillWidth: true
                            visible: !root.shown && AccessQuestion.error.isSet && AccessQuestion.dataProblem === ""
                            title: AccessQuestion.error.title
                            message: AccessQuestion.error.field("rule") !== "" ? AccessQuestion.error.field("rule") : AccessQuestion.error.message
                        }
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        Layout.alignment: Qt.AlignTop
                        spacing: Theme.space4

                        AccessRemedies {
                            Layout.fillWidth: true
                            visible: root.shown && AccessQuestion.verdict !== "yes"
                        }
                        AccessData {
                            id: data

                            Layout.fillWidth: true
                            visible: AccessQuestion.takesData
                        }
                        AccessDraft {
                            id: draft

                            Layout.fillWidth: true
                            visible: root.aboutRecords
                        }
                        AccessFields {
                            Layout.fillWidth: true
                            visible: root.shown && AccessQuestion.visibleFields.length + AccessQuestion.maskedFields.length + AccessQuestion.hiddenFields.length > 0
                        }
                    }
                }
            }
            Skeleton {
                anchors.fill: parent
                active: AccessQuestion.busy && !flick.visible
                lines: 10
            }
            EmptyState {
                objectName: "accessEmpty"
                anchors.centerIn: parent
                visible: !AccessQuestion.complete
                iconName: "route"
                title: Session.superadmin ? qsTr("Ask whether somebody can") : qsTr("Ask what you can do")
                message: Session.superadmin ? qsTr("Choose a user, and what it is about. The answer comes step for step, and says what would change it.") : qsTr("Choose a permission. The answer says whether you hold it, where it comes from, and what would give it to you.")

                UiButton {
                    visible: Session.superadmin
                    kind: "primary"
                    command: ask
                }
            }
            ErrorState {
                anchors.centerIn: parent
                visible: AccessQuestion.complete && !flick.visible && AccessQuestion.error.isSet && !AccessQuestion.busy
                error: AccessQuestion.error
                onRetry: AccessQuestion.reload()
            }
        }
    }
}
