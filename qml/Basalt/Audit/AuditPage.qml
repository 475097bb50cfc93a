// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Everything that ever happened, filtered, with the details of one entry beside it. */
FocusScope {
    id: root

    property string actorName: ""

    objectName: "auditPage"

    Command {
        id: exportCommand

        commandId: "audit.export"
        title: qsTr("Export as CSV…")
        category: qsTr("Audit")
        iconName: "file-down"
        shortcut: "Ctrl+E"
        enabled: log.loaded && !log.exporting
        onTriggered: exportDialog.open()
    }
    Command {
        id: reloadCommand

        commandId: "audit.reload"
        title: qsTr("Reload the audit trail")
        category: qsTr("Audit")
        iconName: "refresh-cw"
        shortcut: "F5"
        onTriggered: log.reload()
    }
    AuditLogModel {
        id: log

        onExported: path => Notices.file(qsTr("Audit trail exported"), path)
        onExportFailed: error => Notices.failure(error)
    }
    // Opened for one person: his id and how he is called come with the place.
    Binding {
        target: log
        property: "actorId"
        value: Navigator.subject
        when: Navigator.page === "audit" && Navigator.subject !== ""
        restoreMode: Binding.RestoreNone
    }
    Binding {
        target: root
        property: "actorName"
        value: Navigator.tab
        when: Navigator.page === "audit" && Navigator.subject !== ""
        restoreMode: Binding.RestoreNone
    }
    Connections {
        target: log

        function onModelReset(): void {
            list.currentIndex = 0;
            list.positionViewAtBeginning();
        }
    }
    Connections {
        target: Session

        function onReady(): void {
            log.reload();
        }
    }
    RowLayout {
        anchors.fill: parent
        spacing: 0

        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: true
            spacing: 0

            PageHeader {
                Layout.fillWidth: true
                Layout.margins: Theme.space5
                Layout.bottomMargin: Theme.space3
                title: qsTr("Audit")
                note: log.loaded ? qsTr("%1 entries").arg(Desktop.numberText(log.total)) : ""

                IconButton {
                    anchors.verticalCenter: parent ? parent.verticalCenter : undefined
                    command: reloadCommand
                }
                UiButton {
                    objectName: "exportButton"
                    kind: "primary"
                    command: exportCommand
                    busy: log.exporting
                }
            }
            AuditFilters {
                room: root.width - (inspector.visible ? inspector.implicitWidth : 0)
                log: log
                actorName: root.actorName
                onActorCleared: root.actorName = ""
            }
            AuditHeader {
                Layout.fillWidth: true
            }
            Item {
                Layout.fillWidth: true
                Layout.fillHeight: true

                Rectangle {
                    anchors.fill: parent
                    color: Theme.dark ? Theme.background : Theme.surface
                }
                ListView {
                    id: list

                    objectName: "auditList"
                    anchors.fill: parent
                    visible: log.loaded
                    clip: true
                    focus: true
                    activeFocusOnTab: true
                    model: log
                    boundsBehavior: Flickable.StopAtBounds
                    highlightMoveDuration: 0
                    reuseItems: true
                    onCurrentIndexChanged: log.select(currentIndex)
                    Accessible.role: Accessible.List
                    Accessible.name: qsTr("Audit entries")
                    T.ScrollBar.vertical: UiScrollBar { }
                    delegate: AuditRow {
                        width: ListView.view.width
                        current: ListView.isCurrentItem
                        onPressed: {
                            list.forceActiveFocus();
                            list.currentIndex = index;
                            AppSettings.inspectorVisible = true;
                        }
                    }
                }
                Skeleton {
                    anchors.fill: parent
                    active: log.loading && !log.loaded
                    lines: 18
                }
                EmptyState {
                    anchors.centerIn: parent
                    visible: log.loaded && log.count === 0
                    iconName: "scroll-text"
                    title: qsTr("No entries")
                    message: qsTr("Nothing in the trail matches these filters.")
                }
                ErrorState {
                    anchors.centerIn: parent
                    visible: !log.loaded && log.error.isSet
                    error: log.error
                    onRetry: log.reload()
                }
            }
        }
        AuditInspector {
            id: inspector

            Layout.fillHeight: true
            visible: AppSettings.inspectorVisible && log.loaded && log.count > 0
            entry: log.selected
            onActorRequested: (id, name) => {
                root.actorName = name;
                log.actorId = id;
            }
            onRecordRequested: (table, id) => {
                log.tableName = table;
                log.recordId = id;
            }
        }
    }
    ExportDialog {
        id: exportDialog

        log: log
    }
}
