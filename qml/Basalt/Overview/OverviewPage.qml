// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** How the server is, at a glance, and what happened last. */
FocusScope {
    id: root

    objectName: "overviewPage"

    Command {
        id: refresh

        commandId: "overview.reload"
        title: qsTr("Reload the overview")
        category: qsTr("View")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: root.reload()
    }

    function reload(): void {
        stats.reload();
        log.reload();
    }

    Dashboard {
        id: stats
    }
    AuditLogModel {
        id: log
    }
    Connections {
        target: Session

        function onReady(): void {
            root.reload();
        }
    }
    Flickable {
        id: flick

        anchors.fill: parent
        visible: stats.loaded
        contentWidth: width
        contentHeight: content.implicitHeight + 2 * Theme.space6
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: UiScrollBar { }

        ColumnLayout {
            id: content

            x: Theme.space5
            y: Theme.space5
            width: flick.width - 2 * Theme.space5
            spacing: Theme.space4

            PageHeader {
                Layout.fillWidth: true
                title: qsTr("Overview")
                note: Session.accountId === "" ? qsTr("the whole server") : qsTr("figures of the whole server, events of %1").arg(Session.accountName)

                UiButton {
                    kind: "ghost"
                    text: qsTr("Reload")
                    iconName: "refresh-cw"
                    hint: refresh.title
                    onClicked: refresh.trigger()
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: root.width > Theme.grid(240) ? 4 : 2
                columnSpacing: Theme.space3
                rowSpacing: Theme.space3

                StatTile {
                    objectName: "recordsTile"
                    Layout.fillWidth: true
                    iconName: "table-2"
                    value: Desktop.numberText(stats.records)
                    label: qsTr("records")
                    note: qsTr("in %Ln collection(s)", "", stats.collections)
                    onActivated: Navigator.open("collections")
                }
                StatTile {
                    objectName: "usersTile"
                    Layout.fillWidth: true
                    iconName: "users"
                    value: Desktop.numberText(stats.users)
                    label: qsTr("users")
                    note: !stats.complete ? qsTr("in all accounts") : stats.newUsers > 0 ? qsTr("%Ln new in 7 days", "", stats.newUsers) : qsTr("none new in 7 days")
                    onActivated: Navigator.open("users")
                }
                StatTile {
                    objectName: "accountsTile"
                    Layout.fillWidth: true
                    iconName: "building-2"
                    value: Desktop.numberText(stats.accounts)
                    label: qsTr("accounts")
                    note: !stats.complete ? qsTr("with the system account") : stats.newAccounts > 0 ? qsTr("%Ln new in 7 days", "", stats.newAccounts) : qsTr("none new in 7 days")
                }
                StatTile {
                    Layout.fillWidth: true
                    iconName: "activity"
                    value: stats.complete ? Desktop.numberText(stats.sessions) : qsTr("%1 ms").arg(Math.max(0, Session.latencyMs))
                    label: stats.complete ? qsTr("open sessions") : qsTr("answer time")
                    note: stats.complete && Session.latencyMs >= 0 ? qsTr("server answers in %1 ms").arg(Session.latencyMs) : qsTr("measured every ten seconds")
                }
            }
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space3

                Rectangle {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredHeight: newest.implicitHeight + 2 * Theme.space4
                    Layout.minimumHeight: Theme.grid(60)
                    Layout.alignment: Qt.AlignTop
                    radius: Theme.radiusCard
                    color: Theme.surface
                    border.width: Theme.hairline
                    border.color: Theme.border

                    ColumnLayout {
                        id: newest

                        x: Theme.space4
                        y: Theme.space4
                        width: parent.width - 2 * Theme.space4
                        spacing: Theme.space2

                        RowLayout {
                            Layout.fillWidth: true

                            Heading {
                                Layout.fillWidth: true
                                level: 2
                                text: qsTr("What happened last")
                            }
                            UiButton {
                                kind: "ghost"
                                text: qsTr("Audit")
                                trailingIcon: "arrow-right"
                                onClicked: Navigator.open("audit")
                            }
                        }
                        Repeater {
                            model: log

                            ActivityRow {
                                Layout.fillWidth: true
                                visible: index < 14
                            }
                        }
                        UiText {
                            visible: log.loaded && log.count === 0
                            text: qsTr("Nothing yet.")
                            color: Theme.faint
                        }
                        UiText {
                            Layout.fillWidth: true
                            visible: log.error.isSet
                            text: log.error.message
                            color: Theme.danger
                            wrapMode: Text.WordWrap
                        }
                    }
                }
                ColumnLayout {
                    Layout.preferredWidth: Theme.grid(90)
                    Layout.maximumWidth: Theme.grid(90)
                    Layout.alignment: Qt.AlignTop
                    spacing: Theme.space3

                    ServerFacts {
                        Layout.fillWidth: true
                        stats: stats
                    }
                    AdviceCard {
                        Layout.fillWidth: true
                        stats: stats
                    }
                }
            }
        }
    }
    Skeleton {
        anchors.fill: parent
        anchors.topMargin: Theme.space12
        active: !stats.loaded && stats.loading
        lines: 12
    }
    ErrorState {
        anchors.centerIn: parent
        visible: !stats.loaded && stats.error.isSet
        error: stats.error
        onRetry: root.reload()
    }
}
